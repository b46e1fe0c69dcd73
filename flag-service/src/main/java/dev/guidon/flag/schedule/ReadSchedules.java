package dev.guidon.flag.schedule;

import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.edit.ReadFlags;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.schedule.ScheduleStore.ScheduleFilter;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Looks schedules up. Everything fails with `NotFound` of the project, the environment or the schedule.
@ApplicationScoped
public class ReadSchedules {
    private final EnvironmentStore environments;
    private final ReadFlags flags;
    private final ScheduleStore schedules;
    private final Foresee foresee;

    ReadSchedules(EnvironmentStore environments, ReadFlags flags, ScheduleStore schedules, Foresee foresee) {
        this.environments = environments;
        this.flags = flags;
        this.schedules = schedules;
        this.foresee = foresee;
    }

    @WithTransaction
    public Uni<Page<Schedule>> page(EnvironmentAddress address, ScheduleFilter filter, Page.Request request) {
        return environment(address).chain(environment -> schedules.page(environment, filter, request));
    }

    /// With what may go wrong, as long as anything is left to be done.
    @WithTransaction
    public Uni<ForeseenSchedule> schedule(EnvironmentAddress address, String id) {
        return environment(address)
                .chain(environment -> schedules.get(environment, id))
                .chain(this::foreseen);
    }

    private Uni<ForeseenSchedule> foreseen(Schedule schedule) {
        return schedule.isOpen()
                ? flags.flag(schedule.head().address())
                        .chain(flag -> foresee.warnings(schedule, flag))
                        .map(warnings -> new ForeseenSchedule(schedule, warnings))
                : Uni.createFrom().item(new ForeseenSchedule(schedule, List.of()));
    }

    @WithTransaction
    public Uni<Page<ScheduledRun>> runs(EnvironmentAddress address, String id, Page.Request request) {
        return environment(address)
                .chain(environment -> schedules.get(environment, id))
                .chain(schedule -> schedules.runs(schedule, request));
    }

    private Uni<Environment> environment(EnvironmentAddress address) {
        return environments.get(address.projectKey(), address.environmentKey());
    }
}
