package dev.guidon.flag.schedule;

import dev.guidon.flag.timing.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a change is made.
///
/// @param latest how late an occurrence may still be made, when nobody was there in time
public record Timing(When when, Duration latest) {
    public static final Duration MIN_LATEST = Duration.ofMinutes(1);
    public static final Duration STANDARD_LATEST = Duration.ofHours(1);
    public static final Duration MAX_LATEST = Duration.ofDays(7);

    public sealed interface When {

        /// The first occurrence after `after`.
        Optional<Instant> next(Instant after);

        /// The last that is not after `at`.
        Optional<Instant> last(Instant at);

        /// The first after `after`, at most `count`, none of them after `until`.
        List<Instant> between(Instant after, Instant until, int count);
    }

    public record Once(Instant at) implements When {
        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(at).filter(after::isBefore);
        }

        @Override
        public Optional<Instant> last(Instant moment) {
            return Optional.of(at).filter(known -> !known.isAfter(moment));
        }

        @Override
        public List<Instant> between(Instant after, Instant until, int count) {
            return next(after).filter(known -> !known.isAfter(until)).stream().toList();
        }
    }

    public record Again(Recurrence recurrence) implements When {
        @Override
        public Optional<Instant> next(Instant after) {
            return recurrence.next(after);
        }

        @Override
        public Optional<Instant> last(Instant at) {
            return recurrence.last(at);
        }

        @Override
        public List<Instant> between(Instant after, Instant until, int count) {
            return recurrence.between(after, until, count);
        }
    }

    public Timing {
        if (latest.compareTo(MIN_LATEST) < 0 || latest.compareTo(MAX_LATEST) > 0) {
            throw new IllegalArgumentException("a change may be late by 1 minute to 7 days, not by " + latest);
        }
    }
}
