package dev.guidon.flag.adapter.relay;

import dev.guidon.flag.publish.MendLists;
import dev.guidon.flag.publish.Reconcile;
import dev.guidon.flag.publish.TendOutbox;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// What happens by the clock. Each job runs once at a time, and again after it failed.
@ApplicationScoped
class RelaySchedule {
    private static final Logger LOG = Logger.getLogger(RelaySchedule.class);

    private final Scheduler scheduler;
    private final EventBus bus;
    private final RelaySettings settings;

    RelaySchedule(Scheduler scheduler, EventBus bus, RelaySettings settings) {
        this.scheduler = scheduler;
        this.bus = bus;
        this.settings = settings;
    }

    void start(
            @Observes StartupEvent event,
            CommitListener listener,
            Reconcile reconcile,
            MendLists lists,
            TendOutbox outbox,
            BacklogMetrics metrics) {
        repeat("listen", settings.pollInterval(), listener::keepListening);
        repeat("poll", settings.pollInterval(), () -> Uni.createFrom()
                .voidItem()
                .invoke(this::wake));
        repeat("reconcile", settings.reconcileInterval(), () -> reconcile
                .reconcile()
                .invoke(this::wake));
        repeat("mend", settings.reconcileInterval(), lists::mendSome);
        repeat("tend", settings.reconcileInterval(), () -> outbox.tend()
                .invoke(metrics::update)
                .replaceWithVoid());
    }

    private void wake() {
        bus.publish(RelayLoops.WAKE_UP, "clock");
    }

    private void repeat(String job, Duration interval, Supplier<Uni<Void>> work) {
        scheduler
                .newJob(job)
                .setInterval(interval.toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(_ -> work.get().onFailure().recoverWithUni(failure -> nextTime(job, failure)))
                .schedule();
    }

    /// Quiet, because the loops say once and aloud that PostgreSQL or a destination is away.
    private static Uni<Void> nextTime(String job, Throwable failure) {
        LOG.debugf(failure, "job failed and is repeated, job=%s", job);
        return Uni.createFrom().voidItem();
    }
}
