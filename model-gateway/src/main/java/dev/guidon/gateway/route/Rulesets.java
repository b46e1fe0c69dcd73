package dev.guidon.gateway.route;

import dev.guidon.feed.Environment;
import java.util.Optional;

/// The environments as they are now. Reading never waits.
public interface Rulesets {

    Optional<Environment> environment(String id);

    /// Whether they were read at all since the start.
    boolean loaded();
}
