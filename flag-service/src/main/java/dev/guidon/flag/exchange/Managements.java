package dev.guidon.flag.exchange;

import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Where it is kept which environments are managed. Works in the caller's transaction.
public interface Managements {

    Uni<Optional<Management>> of(Environment environment);

    /// @param management empty when the environment is managed no more
    Uni<Void> put(Environment environment, Optional<Management> management);
}
