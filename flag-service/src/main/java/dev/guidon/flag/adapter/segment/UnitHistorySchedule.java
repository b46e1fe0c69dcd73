package dev.guidon.flag.adapter.segment;

import dev.guidon.flag.segment.ForgetUnits;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Forgets by the clock. One that fails is repeated next time, with more to do.
@ApplicationScoped
class UnitHistorySchedule {
    private static final Logger LOG = Logger.getLogger(UnitHistorySchedule.class);
    /// Nothing waits for it: what is not forgotten yet only takes room.
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    /// In one go, so that it does not hold up anything else for long: two million units.
    private static final int MAX_STEPS = 100;

    private final Scheduler scheduler;
    private final ForgetUnits forget;

    UnitHistorySchedule(Scheduler scheduler, ForgetUnits forget) {
        this.scheduler = scheduler;
        this.forget = forget;
    }

    void start(@Observes StartupEvent event) {
        scheduler
                .newJob("forget-units")
                .setInterval(INTERVAL.toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(_ -> steps().onFailure().recoverWithUni(UnitHistorySchedule::nextTime))
                .schedule();
    }

    private Uni<Void> steps() {
        return Uni.createFrom()
                .deferred(forget::forgetSome)
                .repeat()
                .whilst(more -> more)
                .select()
                .first(MAX_STEPS)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> nextTime(Throwable failure) {
        LOG.debugf(failure, "units are forgotten next time");
        return Uni.createFrom().voidItem();
    }
}
