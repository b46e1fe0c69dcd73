package dev.guidon.flag.adapter.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How changes get from the database to where they are read.
@ConfigMapping(prefix = "guidon.flag-service.relay")
public interface RelaySettings {

    /// How often the relays look for changes without being told. They are told of each commit, by any instance, as long
    /// as the connection that they listen on lives.
    @WithDefault("1s")
    Duration pollInterval();

    /// How often the rulesets in Redis are compared with what was delivered, to restore what Redis lost: each time the
    /// sequences of all environments, the number of parts of 50, the names of the blocks of 16 lists, and the
    /// contents of 64 blocks. Delivered changes are deleted as often.
    @WithDefault("2s")
    Duration reconcileInterval();
}
