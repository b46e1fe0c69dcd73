package dev.guidon.flag.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How finely counts are told.
public enum Step {
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Step(ChronoUnit unit) {
        this.unit = unit;
    }

    public Duration length() {
        return unit.getDuration();
    }

    /// The start of the step that `instant` is in; days are those of UTC.
    public Instant floor(Instant instant) {
        return instant.truncatedTo(unit);
    }
}
