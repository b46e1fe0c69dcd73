package dev.guidon.experiment.adapter.kafka;

import dev.guidon.experiment.define.PublishDefinitions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Empties the outbox of definitions, and goes on trying when Kafka or the database is away.
@ApplicationScoped
class DefinitionRelay {
    private static final Logger LOG = Logger.getLogger(DefinitionRelay.class);

    private final PublishDefinitions publishDefinitions;
    private final AtomicBoolean stuck = new AtomicBoolean();

    DefinitionRelay(PublishDefinitions publishDefinitions) {
        this.publishDefinitions = publishDefinitions;
    }

    @Scheduled(every = "${guidon.experiment-service.relay-interval}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> relay() {
        return publishDefinitions
                .publish()
                .invoke(this::moved)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(this::nextTime);
    }

    /// Says once that definitions wait, and once that they move again.
    private Uni<Void> nextTime(Throwable failure) {
        if (stuck.compareAndSet(false, true)) {
            LOG.warnf("definitions wait in the outbox, problem=%s", failure);
        }
        return Uni.createFrom().voidItem();
    }

    private void moved(int published) {
        if (stuck.compareAndSet(true, false)) {
            LOG.infof("definitions move again, published=%d", published);
        }
    }
}
