package dev.guidon.experiment.define;

import dev.guidon.experiment.define.DefinitionOutbox.Pending;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The outbox in transactions of its own: none stays open while a broker is waited for.
@ApplicationScoped
public class PendingDefinitions {
    private final DefinitionOutbox outbox;

    PendingDefinitions(DefinitionOutbox outbox) {
        this.outbox = outbox;
    }

    @WithTransaction
    Uni<List<Pending>> oldest(int limit) {
        return outbox.oldest(limit);
    }

    @WithTransaction
    Uni<Void> remove(List<Pending> published) {
        return outbox.remove(published);
    }
}
