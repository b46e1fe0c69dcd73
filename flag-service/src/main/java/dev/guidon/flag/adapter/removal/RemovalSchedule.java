package dev.guidon.flag.adapter.removal;

import dev.guidon.flag.removal.RemovalSettings;
import dev.guidon.flag.removal.SweepDeleted;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Deletes by the clock what deleted environments leave behind. What fails is repeated next time.
@ApplicationScoped
class RemovalSchedule {
    private static final Logger LOG = Logger.getLogger(RemovalSchedule.class);

    private final Scheduler scheduler;
    private final SweepDeleted sweep;
    private final RemovalSettings settings;

    RemovalSchedule(Scheduler scheduler, SweepDeleted sweep, RemovalSettings settings) {
        this.scheduler = scheduler;
        this.sweep = sweep;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        scheduler
                .newJob("sweep-deleted")
                .setInterval(settings.sweepInterval().toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(_ -> sweep.sweep().onFailure().recoverWithUni(RemovalSchedule::nextTime))
                .schedule();
    }

    private static Uni<Void> nextTime(Throwable failure) {
        LOG.debugf(failure, "what deleted environments leave behind is deleted next time");
        return Uni.createFrom().voidItem();
    }
}
