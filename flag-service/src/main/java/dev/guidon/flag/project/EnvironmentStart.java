package dev.guidon.flag.project;

import dev.guidon.flag.audit.Stamp;
import io.smallrye.mutiny.Uni;

/// What an environment starts with. Called in the transaction that creates it.
public interface EnvironmentStart {

    Uni<Void> fill(Environment environment, Stamp stamp);
}
