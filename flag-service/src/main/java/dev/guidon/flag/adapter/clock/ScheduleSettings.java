package dev.guidon.flag.adapter.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Changes that are made by the clock.
@ConfigMapping(prefix = "guidon.flag-service.schedules")
public interface ScheduleSettings {

    /// How often each instance looks for schedules and approved change requests whose time has come: about as late as
    /// they are.
    @WithDefault("500ms")
    Duration pollInterval();
}
