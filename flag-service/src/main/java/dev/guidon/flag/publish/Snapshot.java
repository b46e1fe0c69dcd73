package dev.guidon.flag.publish;

import dev.guidon.engine.flag.Flag;
import dev.guidon.flag.publish.Change.KeyPut;
import java.util.List;

/// All that readers know of an environment.
///
/// @param sequence that the rest is at least as new as
public record Snapshot(
        String environmentId,
        String projectKey,
        String environmentKey,
        long sequence,
        List<Flag> flags,
        List<PublishedSegment> segments,
        List<KeyPut> keys) {
    public Snapshot {
        flags = List.copyOf(flags);
        segments = List.copyOf(segments);
        keys = List.copyOf(keys);
    }
}
