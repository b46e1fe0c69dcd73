package dev.guidon.flag.policy;

import dev.guidon.flag.timing.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A time in which nothing is changed.
///
/// @param environmentKey empty for all environments of the project
/// @param turnOffDirectly whether a flag may be turned off meanwhile
/// @param bypass who may make changes meanwhile; empty for those whom the policy of the environment names
public record FreezeWindow(
        String id,
        String projectKey,
        Optional<String> environmentKey,
        String name,
        Span span,
        boolean turnOffDirectly,
        Optional<Audience> bypass) {
    public static final Duration MAX_DURATION = Duration.ofDays(31);

    /// When it is frozen.
    public sealed interface Span {

        /// The end of the freeze that `at` is in, if it is in one. A freeze has its first moment and not its last.
        Optional<Instant> frozenUntil(Instant at);
    }

    public record Once(Instant from, Instant until) implements Span {
        public Once {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("a freeze ends after it begins, not at " + until);
            }
        }

        @Override
        public Optional<Instant> frozenUntil(Instant at) {
            return at.isBefore(from) || !at.isBefore(until) ? Optional.empty() : Optional.of(until);
        }
    }

    /// Begins at each moment of `starts`.
    public record Again(Recurrence starts, Duration duration) implements Span {
        public Again {
            if (!duration.isPositive() || duration.compareTo(MAX_DURATION) > 0) {
                throw new IllegalArgumentException("a freeze lasts up to " + MAX_DURATION + ", not " + duration);
            }
        }

        @Override
        public Optional<Instant> frozenUntil(Instant at) {
            return starts.last(at).map(start -> start.plus(duration)).filter(at::isBefore);
        }
    }
}
