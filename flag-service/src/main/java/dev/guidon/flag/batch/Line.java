package dev.guidon.flag.batch;

import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

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
        return new Line(flagKey, new Outcome.Stopped(List.of(obstacles), Optional.empty()));
    }

    /// Of a change that was refused though it is known what it would be.
    public static Uni<Line> unless(Uni<Line> change, String flagKey, Outcome.Configured intended) {
        return change.onFailure(FailureException.class)
                .recoverWithItem(refusal -> new Line(
                        flagKey,
                        new Outcome.Stopped(
                                List.of(new Obstacle.Refused(((FailureException) refusal).failure())),
                                Optional.of(intended))));
    }

    static Line refused(String flagKey, FailureException refusal) {
        return stopped(flagKey, new Obstacle.Refused(refusal.failure()));
    }

    List<Obstacle> obstacles() {
        return outcome instanceof Outcome.Stopped(var obstacles, var _) ? obstacles : List.of();
    }
}
