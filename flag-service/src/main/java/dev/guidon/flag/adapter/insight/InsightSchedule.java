package dev.guidon.flag.adapter.insight;

import dev.guidon.flag.insight.KeepingSettings;
import dev.guidon.flag.insight.TidyInsights;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Adds up and deletes by the clock. One that fails is repeated next time, with more to do.
@ApplicationScoped
class InsightSchedule {
    private static final Logger LOG = Logger.getLogger(InsightSchedule.class);

    private final Scheduler scheduler;
    private final TidyInsights tidy;
    private final KeepingSettings keeping;

    InsightSchedule(Scheduler scheduler, TidyInsights tidy, KeepingSettings keeping) {
        this.scheduler = scheduler;
        this.tidy = tidy;
        this.keeping = keeping;
    }

    void start(@Observes StartupEvent event) {
        scheduler
                .newJob("tidy-insights")
                .setInterval(keeping.tidyInterval().toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(_ -> tidy.tidy().onFailure().recoverWithUni(InsightSchedule::nextTime))
                .schedule();
    }

    private static Uni<Void> nextTime(Throwable failure) {
        LOG.debugf(failure, "insights are tidied next time");
        return Uni.createFrom().voidItem();
    }
}
