package dev.guidon.flag.removal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What becomes of the traces of deleted environments.
@ConfigMapping(prefix = "guidon.flag-service.removal")
public interface RemovalSettings {

    /// How often lists of units and insights of deleted environments are looked for, to be deleted in small parts.
    @WithDefault("10m")
    Duration sweepInterval();

    /// How long Redis says of a deleted environment that nothing is left of it. A reader that could not reach Redis for
    /// longer, and was not restarted, would not learn it.
    @WithDefault("P30D")
    Duration tombstones();
}
