package dev.guidon.gateway.route;

import dev.guidon.feed.Environment;
import java.util.Optional;

/// The environments as they are now. Reading never waits.
@FunctionalInterface
public interface Rulesets {

    Optional<Environment> environment(String id);
}
