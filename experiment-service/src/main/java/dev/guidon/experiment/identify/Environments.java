package dev.guidon.experiment.identify;

import dev.guidon.feed.Environment;
import java.util.Optional;

/// The environments as they are now. Reading never waits.
public interface Environments {

    Optional<Environment> withId(String id);

    Optional<Environment> named(String projectKey, String environmentKey);

    /// Whether all environments were read at least once, so that one that is not here does not exist.
    boolean loaded();
}
