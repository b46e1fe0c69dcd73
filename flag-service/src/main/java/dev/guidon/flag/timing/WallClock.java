package dev.guidon.flag.timing;

import com.cronutils.model.time.ExecutionTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/// Takes a cron expression for times of day: they are found on a calendar without changes of clocks, and then looked
/// up in the zone, where `ZonedDateTime` takes the first of two and moves a skipped one by what was skipped.
record WallClock(ExecutionTime times, ZoneId zone) implements Calendar {
    /// Clocks change by less than this, so that moments further apart keep their order.
    private static final Duration CHANGE = Duration.ofHours(3);

    private static final Duration STEP = Duration.ofSeconds(1);

    @Override
    public Optional<Instant> next(Instant after) {
        Optional<Instant> first = Optional.empty();
        Optional<ZonedDateTime> day = times.nextExecution(plain(after).minus(CHANGE));
        while (day.isPresent() && (first.isEmpty() || day.get().isBefore(plain(first.get())))) {
            Instant moment = moment(day.get());
            if (moment.isAfter(after)
                    && first.filter(known -> !moment.isBefore(known)).isEmpty()) {
                first = Optional.of(moment);
            }
            day = times.nextExecution(day.get());
        }
        return first;
    }

    @Override
    public Optional<Instant> last(Instant at) {
        Optional<Instant> last = Optional.empty();
        Optional<ZonedDateTime> day = times.lastExecution(plain(at).plus(CHANGE).plus(STEP));
        while (day.isPresent()
                && (last.isEmpty() || day.get().isAfter(plain(last.get()).minus(CHANGE)))) {
            Instant moment = moment(day.get());
            if (!moment.isAfter(at)
                    && last.filter(known -> !moment.isAfter(known)).isEmpty()) {
                last = Optional.of(moment);
            }
            day = times.lastExecution(day.get());
        }
        return last;
    }

    private ZonedDateTime plain(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone).atZone(ZoneOffset.UTC);
    }

    private Instant moment(ZonedDateTime plain) {
        return plain.toLocalDateTime().atZone(zone).toInstant();
    }
}
