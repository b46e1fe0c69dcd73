package dev.guidon.feed;

import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.contracts.flags.v1.Segment;
import java.util.List;

/// All of an environment at one sequence, in the form it travels in.
///
/// @param sequence 0 for an environment that has seen no change
public record EnvironmentSnapshot(
        String environmentId,
        String projectKey,
        String environmentKey,
        long sequence,
        List<Flag> flags,
        List<Segment> segments,
        List<ApiKey> apiKeys) {
    public EnvironmentSnapshot {
        flags = List.copyOf(flags);
        segments = List.copyOf(segments);
        apiKeys = List.copyOf(apiKeys);
    }

    /// An environment without segments.
    public EnvironmentSnapshot(
            String environmentId,
            String projectKey,
            String environmentKey,
            long sequence,
            List<Flag> flags,
            List<ApiKey> apiKeys) {
        this(environmentId, projectKey, environmentKey, sequence, flags, List.of(), apiKeys);
    }
}
