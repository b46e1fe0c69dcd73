package dev.guidon.kit.insight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What a service tells of its decisions.
@ConfigMapping(prefix = "guidon.insights")
public interface InsightSettings {

    /// How often counts of evaluations are sent.
    @WithDefault("5s")
    Duration flushInterval();

    /// How many evaluations of one flag each instance samples a minute; 0 for none. A sample holds who was evaluated,
    /// without the attributes of `guidon.redaction.attributes`.
    @WithDefault("20")
    int samplesPerFlagAndMinute();
}
