package dev.guidon.flag.adapter.clock;

import dev.guidon.flag.approval.RunChangeRequests;
import dev.guidon.flag.schedule.RunSchedules;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Looks for changes whose time has come, once at a time in an instance.
@ApplicationScoped
class DueChanges {
    private static final Logger LOG = Logger.getLogger(DueChanges.class);

    private final Scheduler scheduler;
    private final ScheduleSettings settings;
    private final InstantSource clock;

    DueChanges(Scheduler scheduler, ScheduleSettings settings, InstantSource clock) {
        this.scheduler = scheduler;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, RunSchedules schedules, RunChangeRequests requests) {
        repeat("schedules", schedules::run);
        repeat("change-requests", requests::run);
    }

    private void repeat(String job, Function<Instant, Uni<Void>> work) {
        scheduler
                .newJob(job)
                .setInterval(settings.pollInterval().toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(_ -> work.apply(clock.instant()).onFailure().recoverWithUni(DueChanges::nextTime))
                .schedule();
    }

    /// Quiet, because readiness says aloud that PostgreSQL is away, and what is due stays due.
    private static Uni<Void> nextTime(Throwable failure) {
        LOG.debugf(failure, "changes by the clock failed and are repeated");
        return Uni.createFrom().voidItem();
    }
}
