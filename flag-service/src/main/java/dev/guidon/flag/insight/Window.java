package dev.guidon.flag.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A time that counts are asked for, in whole steps.
///
/// @param from start of the first step
/// @param to end of the last one
public record Window(Instant from, Instant to, Step step) {
    /// Steps that one answer may have.
    public static final int MAX_STEPS = 2_000;

    public Window {
        if (!from.isBefore(to)
                || !step.floor(from).equals(from)
                || !step.floor(to).equals(to)) {
            throw new IllegalArgumentException("a window has whole steps, not " + from + " to " + to + " by " + step);
        }
    }

    /// The window of whole steps around a time.
    public static Window around(Instant from, Instant to, Step step) {
        Instant end = step.floor(to);
        return new Window(step.floor(from), end.equals(to) ? end : end.plus(step.length()), step);
    }

    public long steps() {
        return Duration.between(from, to).dividedBy(step.length());
    }

    /// Starts of all steps, oldest first.
    public Stream<Instant> starts() {
        return LongStream.range(0, steps())
                .mapToObj(number -> from.plus(step.length().multipliedBy(number)));
    }
}
