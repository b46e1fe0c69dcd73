package dev.guidon.flag.overview;

import java.util.Set;

/// What somebody may know of flags.
@FunctionalInterface
public interface Sight {

    /// Whether it may know what a flag is in an environment.
    ///
    /// @param tags of the flag
    boolean shows(String environmentKey, String flagKey, Set<String> tags);
}
