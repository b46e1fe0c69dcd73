package dev.guidon.feed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How a reader follows.
///
/// @param pollInterval how often all sequences are compared, in case a notice was lost; a second is good
/// @param staleAfter how long without a comparison until what is in memory counts as stale
/// @param snapshots where a reader keeps what it knows for a start without Redis; empty for nowhere
public record FollowOptions(Duration pollInterval, Duration staleAfter, Optional<Snapshots> snapshots) {
    private static final Duration STALE_AFTER = Duration.ofSeconds(30);

    /// @param folder of this reader alone
    /// @param interval between two writes, at least
    public record Snapshots(Path folder, Duration interval) {}

    /// Without snapshots.
    static FollowOptions polling(Duration pollInterval) {
        return new FollowOptions(pollInterval, STALE_AFTER, Optional.empty());
    }

    public static FollowOptions of(ReaderSettings settings) {
        return new FollowOptions(
                settings.pollInterval(),
                settings.staleAfter(),
                settings.snapshotFolder().map(folder -> new Snapshots(folder, settings.snapshotInterval())));
    }
}
