package dev.guidon.flag.timing;

import com.cronutils.model.time.ExecutionTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Goes on through a change of clocks: every hour stays every hour.
record PassingTime(ExecutionTime times, ZoneId zone) implements Calendar {

    @Override
    public Optional<Instant> next(Instant after) {
        return times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    @Override
    public Optional<Instant> last(Instant at) {
        // Looks strictly before its argument.
        return times.lastExecution(
                        at.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).atZone(zone))
                .map(ZonedDateTime::toInstant);
    }
}
