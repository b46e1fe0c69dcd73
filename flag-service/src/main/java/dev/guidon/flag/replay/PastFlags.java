package dev.guidon.flag.replay;

import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Where flags are found as they were. Works in the caller's transaction. Flags that were deleted since are found too:
/// then they were there.
public interface PastFlags {

    /// Those of `flagKeys` that existed at an instant; those that did not are left out.
    Uni<List<PastFlag>> at(Environment environment, Instant instant, Set<String> flagKeys);

    /// Keys of flags that existed at an instant, in order.
    Uni<List<String>> keysAt(Environment environment, Instant instant, int limit);

    /// A flag in one version. Fails with `NotFound` of the flag or the version.
    Uni<PastFlag> version(Environment environment, String flagKey, long version);
}
