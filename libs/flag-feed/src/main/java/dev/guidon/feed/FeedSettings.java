package dev.guidon.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/// How rulesets are found in Redis.
@ConfigMapping(prefix = "guidon")
public interface FeedSettings {

    /// Goes before every key in Redis. Set it when several installations share one Redis.
    @WithName("key-prefix")
    @WithDefault("guidon:")
    String keyPrefix();

    /// How often a reader compares its sequences with those in Redis, in case a notice of a change was lost.
    @WithName("feed-poll-interval")
    @WithDefault("1S")
    Duration pollInterval();
}
