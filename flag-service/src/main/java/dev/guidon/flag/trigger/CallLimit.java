package dev.guidon.flag.trigger;

import dev.guidon.flag.trigger.Trigger.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How often a trigger may be called: an alarm that flaps must not write a version each second.
final class CallLimit {
    static final int PER_WINDOW = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private CallLimit() {}

    /// The count with one more call, or empty when there were too many in the present minute.
    static Optional<Runs> counted(Runs runs, Instant now) {
        boolean over = !now.isBefore(runs.windowStart().plus(WINDOW));
        if (over) {
            return Optional.of(new Runs(runs.count() + 1, Optional.of(now), now, 1));
        }
        return runs.inWindow() >= PER_WINDOW
                ? Optional.empty()
                : Optional.of(new Runs(runs.count() + 1, Optional.of(now), runs.windowStart(), runs.inWindow() + 1));
    }

    /// Until the next minute begins.
    static Duration pause(Runs runs, Instant now) {
        return Duration.between(now, runs.windowStart().plus(WINDOW));
    }
}
