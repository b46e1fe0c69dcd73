package dev.guidon.flag.segment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long the units of segments are remembered as they were.
@ConfigMapping(prefix = "guidon.flag-service.units")
public interface UnitSettings {

    /// How long it is remembered which units an imported list had before it was changed. Within that time lists can be
    /// exported in former revisions and flags decided as of then; the list that counts is always kept, and so
    /// are the units that authors write into segments.
    @WithDefault("P90D")
    Duration history();
}
