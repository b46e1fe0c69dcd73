package dev.guidon.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How a reader follows rulesets, and what it keeps of them.
@ConfigMapping(prefix = "guidon")
public interface ReaderSettings {

    /// How often a reader compares its sequences with those in Redis, in case a notice of a change was lost.
    @WithName("feed-poll-interval")
    @WithDefault("1S")
    Duration pollInterval();

    /// How long a reader may be unable to compare until its answers say that they are stale.
    @WithName("feed-stale-after")
    @WithDefault("30S")
    Duration staleAfter();

    /// A folder of this instance alone, in which a reader keeps what it knows, so that it can start while Redis is
    /// away. It holds rules and hashes of API keys, and nothing about subjects. Without one nothing is kept.
    @WithName("snapshot-folder")
    Optional<Path> snapshotFolder();

    /// How often what changed is written there, at most.
    @WithName("snapshot-interval")
    @WithDefault("5S")
    Duration snapshotInterval();
}
