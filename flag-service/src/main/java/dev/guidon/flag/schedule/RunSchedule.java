package dev.guidon.flag.schedule;

import dev.guidon.flag.audit.Origin;
import dev.guidon.flag.audit.Origin.Approval;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.instruction.Difference;
import dev.guidon.flag.schedule.ScheduledRun.Outcome;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Makes the change of a schedule whose time has come. The change and the note that it was made are one transaction,
/// so that an occurrence is made once, whoever crashes when.
@ApplicationScoped
class RunSchedule {
    private final ScheduleStore schedules;
    private final ChangeConfiguration change;

    RunSchedule(ScheduleStore schedules, ChangeConfiguration change) {
        this.schedules = schedules;
        this.change = change;
    }

    /// Whether there was one. Fails with `ScheduleFailed` when its change is refused.
    @WithTransaction
    Uni<Boolean> runNext(Instant now) {
        return schedules.claim(now).chain(claimed -> claimed.map(
                        schedule -> run(schedule.dueWork(now), now).replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> run(DueWork work, Instant now) {
        if (!work.inTime()) {
            return end(work, now, Outcome.MISSED, "nobody was there in time");
        }
        return change(work.schedule(), now)
                .chain(detail -> end(work, now, Outcome.APPLIED, detail))
                .onFailure()
                .transform(failure -> new ScheduleFailed(work, failure));
    }

    /// What came of it. A flag that is as it should be stays at its version.
    private Uni<String> change(Schedule schedule, Instant now) {
        Target target = new Target(schedule.head().address(), Optional.empty());
        return change.preview(target, schedule.task().patch())
                .chain(preview ->
                        Difference.between(preview.before(), preview.after()).isEmpty()
                                ? Uni.createFrom().item("nothing to change")
                                : change.change(target, schedule.task().patch(), stamp(schedule, now))
                                        .map(changed -> "version "
                                                + changed.configuration().version()));
    }

    private static Stamp stamp(Schedule schedule, Instant now) {
        Origin origin = schedule.head()
                .changeRequest()
                .map(id -> carryingOut(id, schedule))
                .orElse(Origin.DIRECT);
        String why = schedule.task().comment() + " (scheduled by "
                + schedule.head().author().id() + ")";
        return new Stamp(schedule.actor(), now, why.strip(), origin);
    }

    private static Origin carryingOut(String changeRequest, Schedule schedule) {
        String environment = schedule.head().address().environmentKey();
        return Origin.DIRECT.carryingOut(new Approval(changeRequest, Set.of(environment)));
    }

    private Uni<Void> end(DueWork work, Instant now, Outcome outcome, String detail) {
        return schedules
                .log(work.schedule(), work.ended(now, outcome, detail))
                .chain(() -> schedules.update(work.schedule().after(work.dueAt())));
    }
}
