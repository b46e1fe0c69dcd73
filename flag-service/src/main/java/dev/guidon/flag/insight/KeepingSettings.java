package dev.guidon.flag.insight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long is kept what is learnt from evaluations.
@ConfigMapping(prefix = "guidon.flag-service.insights")
public interface KeepingSettings {

    /// How long counts are kept by the minute; then they are added up by the hour.
    @WithDefault("P2D")
    Duration minutes();

    /// How long counts are kept by the hour; then they are added up by the day.
    @WithDefault("P90D")
    Duration hours();

    /// How long counts of flags are kept at all, and how many subjects there were on a day.
    @WithDefault("P730D")
    Duration days();

    /// How long is kept how much an environment evaluated in a month, and for how many subjects. Not shorter
    /// than counts of flags.
    @WithDefault("P1826D")
    Duration months();

    /// How long samples of who got what are kept, and with them what is known of subjects.
    @WithDefault("P7D")
    Duration samples();

    /// How many samples of one flag in one environment are kept, the newest.
    @WithDefault("2000")
    int samplesPerFlag();

    /// How often what is too old is added up or deleted.
    @WithDefault("1M")
    Duration tidyInterval();
}
