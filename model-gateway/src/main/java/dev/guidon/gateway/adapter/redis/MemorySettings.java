package dev.guidon.gateway.adapter.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The memory of which unit an inference was for.
@ConfigMapping(prefix = "guidon.gateway.feedback")
public interface MemorySettings {

    /// How long feedback on an inference may come without telling the unit.
    @WithDefault("P7D")
    Duration rememberFor();
}
