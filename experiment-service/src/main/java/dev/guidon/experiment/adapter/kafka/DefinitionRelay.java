package dev.guidon.experiment.adapter.kafka;

import dev.guidon.experiment.define.PublishDefinitions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Empties the outbox of definitions, and goes on trying when Kafka or the database is away.
@ApplicationScoped
class DefinitionRelay {
    private static final Logger LOG = Logger.getLogger(DefinitionRelay.class);

    private final PublishDefinitions publishDefinitions;

    DefinitionRelay(PublishDefinitions publishDefinitions) {
        this.publishDefinitions = publishDefinitions;
    }

    @Scheduled(every = "${guidon.experiment-service.relay-interval}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> relay() {
        return publishDefinitions
                .publish()
                .onFailure()
                .invoke(failure -> LOG.warnf("definitions wait in the outbox, problem=%s", failure))
                .onFailure()
                .recoverWithItem(0)
                .replaceWithVoid();
    }
}
