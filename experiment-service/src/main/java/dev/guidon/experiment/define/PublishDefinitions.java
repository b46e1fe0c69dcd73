package dev.guidon.experiment.define;

import dev.guidon.experiment.define.DefinitionOutbox.Pending;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Moves definitions from the outbox to the log: each at least once, also when several instances do it at a time.
@ApplicationScoped
public class PublishDefinitions {
    private static final int AT_ONCE = 50;

    private final PendingDefinitions pending;
    private final DefinitionLog log;

    PublishDefinitions(PendingDefinitions pending, DefinitionLog log) {
        this.pending = pending;
        this.log = log;
    }

    /// Publishes what waits, up to a bound, and tells how much that was. What fails stays in the outbox.
    public Uni<Integer> publish() {
        return pending.oldest(AT_ONCE)
                .call(this::publishAll)
                .call(published -> published.isEmpty() ? Uni.createFrom().voidItem() : pending.remove(published))
                .map(List::size);
    }

    private Uni<Void> publishAll(List<Pending> waiting) {
        return waiting.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(waiting.stream()
                                .map(one -> log.publish(one.definition()))
                                .toList())
                        .andFailFast()
                        .replaceWithVoid();
    }
}
