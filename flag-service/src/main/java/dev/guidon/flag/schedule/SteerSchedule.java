package dev.guidon.flag.schedule;

import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.schedule.Schedule.Status;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/// Pauses schedules, lets them go on, and calls them off.
@ApplicationScoped
public class SteerSchedule {
    private final EnvironmentStore environments;
    private final ScheduleStore schedules;
    private final AuditTrail audit;

    SteerSchedule(EnvironmentStore environments, ScheduleStore schedules, AuditTrail audit) {
        this.environments = environments;
        this.schedules = schedules;
        this.audit = audit;
    }

    public enum Steering {
        PAUSE("schedule.paused"),
        RESUME("schedule.resumed"),
        CANCEL("schedule.cancelled");

        private final String action;

        Steering(String action) {
            this.action = action;
        }
    }

    private record Step(Schedule before, Schedule after) {}

    /// Fails with `NotFound`, or with `Conflict` when its state does not allow it.
    @WithTransaction
    public Uni<Schedule> steer(EnvironmentAddress address, String id, Steering steering, Stamp stamp) {
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> schedules.lock(environment, id))
                .map(schedule -> new Step(schedule, steered(schedule, steering, stamp)))
                .call(step -> schedules.update(step.after()))
                .call(step -> audit.append(
                        new AuditEntry(stamp, ScheduleValues.changed(steering.action, step.before(), step.after()))))
                .map(Step::after);
    }

    private static Schedule steered(Schedule schedule, Steering steering, Stamp stamp) {
        return switch (steering) {
            case PAUSE -> require(schedule, Status.ACTIVE).in(Status.PAUSED);
            case RESUME -> require(schedule, Status.PAUSED).resumedAt(stamp.at());
            case CANCEL -> requireOpen(schedule).in(Status.CANCELLED);
        };
    }

    private static Schedule require(Schedule schedule, Status status) {
        return schedule.progress().status() == status ? schedule : refuse(schedule);
    }

    private static Schedule requireOpen(Schedule schedule) {
        return schedule.isOpen() ? schedule : refuse(schedule);
    }

    private static Schedule refuse(Schedule schedule) {
        throw new FailureException(new Failure.Conflict(
                "schedule_" + schedule.progress().status().name().toLowerCase(Locale.ROOT),
                "schedule '" + schedule.head().id() + "' is "
                        + schedule.progress().status().name().toLowerCase(Locale.ROOT)));
    }
}
