package dev.guidon.flag.adapter.webhook;

import dev.guidon.flag.webhook.TidyDeliveries;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Keeps the log of deliveries small. What is due is looked for whenever the relays are woken, by the clock too.
@ApplicationScoped
class WebhookSchedule {
    private static final Logger LOG = Logger.getLogger(WebhookSchedule.class);
    private static final String INTERVAL = "PT1M";

    void start(@Observes StartupEvent event, Scheduler scheduler, TidyDeliveries deliveries) {
        scheduler
                .newJob("tidy-deliveries")
                .setInterval(INTERVAL)
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(_ -> deliveries.tidy().onFailure().recoverWithUni(WebhookSchedule::nextTime))
                .schedule();
    }

    private static Uni<Void> nextTime(Throwable failure) {
        LOG.debugf(failure, "deliveries are tidied up later");
        return Uni.createFrom().voidItem();
    }
}
