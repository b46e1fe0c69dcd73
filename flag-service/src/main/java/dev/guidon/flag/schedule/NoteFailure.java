package dev.guidon.flag.schedule;

import dev.guidon.flag.policy.EnvironmentPolicy.WhenFrozen;
import dev.guidon.flag.policy.ReadRules;
import dev.guidon.flag.policy.Rules;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.schedule.Schedule.Status;
import dev.guidon.flag.schedule.ScheduledRun.Outcome;
import dev.guidon.kit.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Notes that the change of a schedule was refused, after the transaction of the change was rolled back; or waits for
/// the end of a freeze, where the policy says so.
@ApplicationScoped
class NoteFailure {
    private final EnvironmentStore environments;
    private final ScheduleStore schedules;
    private final ReadRules rules;

    NoteFailure(EnvironmentStore environments, ScheduleStore schedules, ReadRules rules) {
        this.environments = environments;
        this.schedules = schedules;
        this.rules = rules;
    }

    private record Found(Schedule schedule, Rules rules) {}

    /// Nothing when somebody else was faster.
    @WithTransaction
    Uni<Void> note(DueWork work, Failure failure, Instant now) {
        var address = work.schedule().head().address();
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> find(environment, work.schedule().head().id()))
                .chain(found ->
                        found.schedule().progress().equals(work.schedule().progress())
                                ? note(found, work, failure, now)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Found> find(Environment environment, String id) {
        return schedules.lock(environment, id).chain(schedule -> rules.rules(environment)
                .map(found -> new Found(schedule, found)));
    }

    private Uni<Void> note(Found found, DueWork work, Failure failure, Instant now) {
        Optional<Instant> thaw = found.rules().frozenUntil(now);
        if (thaw.isPresent()
                && Rules.isFrozen(failure)
                && found.rules().policy().frozenSchedules() == WhenFrozen.WAIT) {
            return schedules.update(work.schedule().postponedTo(thaw.get()));
        }
        Schedule next = failure instanceof Failure.NotFound
                ? work.schedule().in(Status.CANCELLED)
                : work.schedule().after(work.dueAt());
        return schedules
                .log(work.schedule(), work.ended(now, Outcome.FAILED, failure.code() + ": " + failure.detail()))
                .chain(() -> schedules.update(next));
    }
}
