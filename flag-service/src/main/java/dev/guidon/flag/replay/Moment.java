package dev.guidon.flag.replay;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// Which flags are decided as of when.
public sealed interface Moment {

    /// All of them as of one instant.
    ///
    /// @param flagKeys empty for every flag of the environment
    record At(Instant instant, Set<String> flagKeys) implements Moment {
        public At {
            flagKeys = Set.copyOf(flagKeys);
        }
    }

    /// Each in one version, and the flags that it requires as of the instant when that version was made.
    record InVersions(Map<String, Long> versions) implements Moment {
        public InVersions {
            versions = Map.copyOf(versions);
        }
    }
}
