package dev.guidon.flag.batch;

import dev.guidon.kit.failure.FailureException;
import java.util.List;

/// One flag in a report.
///
/// @param notes what its author should know though it stops nothing
public record Line(String flagKey, Outcome outcome, List<String> notes) {
    public Line {
        notes = List.copyOf(notes);
    }

    public Line(String flagKey, Outcome outcome) {
        this(flagKey, outcome, List.of());
    }

    public static Line stopped(String flagKey, Obstacle... obstacles) {
        return new Line(flagKey, new Outcome.Stopped(List.of(obstacles)));
    }

    static Line refused(String flagKey, FailureException refusal) {
        return stopped(flagKey, new Obstacle.Refused(refusal.failure()));
    }

    List<Obstacle> obstacles() {
        return outcome instanceof Outcome.Stopped(var obstacles) ? obstacles : List.of();
    }
}
