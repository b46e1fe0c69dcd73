package dev.guidon.flag.project;

import dev.guidon.flag.audit.Stamp;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// What an environment starts with. Called in the transaction that creates it.
public interface EnvironmentStart {

    /// @param model whose settings it starts with; empty for an environment in which nothing is configured
    Uni<Void> fill(Environment environment, Optional<Environment> model, Stamp stamp);
}
