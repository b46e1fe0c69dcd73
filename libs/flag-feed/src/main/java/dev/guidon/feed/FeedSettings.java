package dev.guidon.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/// How rulesets are found in Redis.
@ConfigMapping(prefix = "guidon")
public interface FeedSettings {

    /// Goes before every key in Redis. Set it when several installations share one Redis.
    @WithName("key-prefix")
    @WithDefault("guidon:")
    String keyPrefix();
}
