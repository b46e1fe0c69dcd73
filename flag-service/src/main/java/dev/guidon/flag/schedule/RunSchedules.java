package dev.guidon.flag.schedule;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Makes the changes whose time has come, one after the other. Safe on several instances at once.
@ApplicationScoped
public class RunSchedules {
    private static final Logger LOG = Logger.getLogger(RunSchedules.class);

    private final RunSchedule run;
    private final NoteFailure failures;

    RunSchedules(RunSchedule run, NoteFailure failures) {
        this.run = run;
        this.failures = failures;
    }

    /// Until nothing is due at `now`. Fails with `Unavailable` while the database does not answer; what was not made
    /// stays due.
    public Uni<Void> run(Instant now) {
        return Uni.createFrom()
                .deferred(() -> next(now))
                .repeat()
                .whilst(found -> found)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> next(Instant now) {
        return run.runNext(now)
                .onFailure(ScheduleFailed.class)
                .recoverWithUni(failed -> note((ScheduleFailed) failed, now).replaceWith(true));
    }

    private Uni<Void> note(ScheduleFailed failed, Instant now) {
        if (failed.getCause() instanceof FailureException refused) {
            return refused.failure() instanceof Failure.Unavailable
                    ? Uni.createFrom().failure(refused)
                    : failures.note(failed.work(), refused.failure(), now);
        }
        LOG.errorf(
                failed,
                "a scheduled change met a bug, schedule=%s",
                failed.work().schedule().head().id());
        return failures.note(failed.work(), new Failure.Conflict("internal", "a bug; see the log"), now);
    }
}
