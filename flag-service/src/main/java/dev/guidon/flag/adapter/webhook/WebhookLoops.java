package dev.guidon.flag.adapter.webhook;

import dev.guidon.flag.adapter.http.WebhookSettings;
import dev.guidon.flag.adapter.relay.RelayLoops;
import dev.guidon.flag.webhook.DeliverWebhooks;
import dev.guidon.flag.webhook.QueueDeliveries;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Queues what changed and sends what is due. Each delivery is sent by one of a bounded number of loops; a loop that
/// finds something to send starts the next, so that there are as many as there is work. Each is woken in a context of
/// its own, because the session of a transaction belongs to the context.
@ApplicationScoped
public class WebhookLoops {
    private static final Logger LOG = Logger.getLogger(WebhookLoops.class);

    /// Publish anything to this address of the event bus to start a loop.
    private static final String SEND = "guidon.webhooks";

    private final QueueDeliveries queue;
    private final DeliverWebhooks deliver;
    private final EventBus bus;
    private final AtomicBoolean queueing = new AtomicBoolean();
    private final Semaphore loops;

    WebhookLoops(QueueDeliveries queue, DeliverWebhooks deliver, EventBus bus, WebhookSettings settings) {
        this.queue = queue;
        this.deliver = deliver;
        this.bus = bus;
        this.loops = new Semaphore(settings.concurrency());
    }

    /// A wake-up that comes while changes are queued is made up for by the clock.
    @ConsumeEvent(RelayLoops.WAKE_UP)
    Uni<Void> queue(String reason) {
        if (!queueing.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(queue::queueNext)
                .repeat()
                .whilst(found -> found)
                .collect()
                .last()
                .onTermination()
                .invoke(() -> queueing.set(false))
                .onFailure()
                .recoverWithItem(WebhookLoops::nextTime)
                .invoke(() -> bus.publish(SEND, "queued"))
                .replaceWithVoid();
    }

    @ConsumeEvent(SEND)
    Uni<Void> send(String reason) {
        if (!loops.tryAcquire()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(this::sendNext)
                .repeat()
                .whilst(found -> found)
                .collect()
                .last()
                .onTermination()
                .invoke(loops::release)
                .onFailure()
                .recoverWithItem(WebhookLoops::nextTime)
                .replaceWithVoid();
    }

    private Uni<Boolean> sendNext() {
        return deliver.deliverNext(() -> bus.publish(SEND, "more"));
    }

    /// Quiet, because the relays say once and aloud that PostgreSQL is away.
    private static boolean nextTime(Throwable failure) {
        LOG.debugf(failure, "webhooks wait for the next wake-up");
        return false;
    }
}
