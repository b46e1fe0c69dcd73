package dev.guidon.flag.removal;

import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/// Where the things of an environment are kept. Works in the caller's transaction.
public interface RemainsStore {

    Uni<Remains> of(Environment environment);

    /// Takes them away, or calls them off; histories stay.
    Uni<Void> clear(Environment environment, Instant at);
}
