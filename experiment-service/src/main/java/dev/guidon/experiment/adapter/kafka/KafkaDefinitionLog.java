package dev.guidon.experiment.adapter.kafka;

import dev.guidon.experiment.adapter.meters.Meters;
import dev.guidon.experiment.define.Definition;
import dev.guidon.experiment.define.DefinitionLog;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;

/// The compacted topic of definitions.
@ApplicationScoped
class KafkaDefinitionLog implements DefinitionLog {
    /// Longer than the producer itself waits, so that it has given up a record before the next attempt makes another.
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final MutinyEmitter<Record<String, byte[]>> definitions;
    private final Meters meters;

    KafkaDefinitionLog(@Channel("definitions") MutinyEmitter<Record<String, byte[]>> definitions, Meters meters) {
        this.definitions = definitions;
        this.meters = meters;
    }

    @Override
    public Uni<Void> publish(Definition definition) {
        return definitions
                .send(Record.of(
                        DefinitionMapping.key(definition),
                        DefinitionMapping.toWire(definition).toByteArray()))
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .invoke(() -> meters.definitionsPublished(1));
    }
}
