package dev.guidon.flag.removal;

import dev.guidon.flag.publish.RulesetRemoval;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Deletes what deleted environments leave behind, in small transactions. Several instances may do it at the same time.
@ApplicationScoped
public class SweepDeleted {
    private final SweepSteps steps;
    private final RulesetRemoval rulesets;
    private final RemovalSettings settings;
    private final InstantSource clock;

    SweepDeleted(SweepSteps steps, RulesetRemoval rulesets, RemovalSettings settings, InstantSource clock) {
        this.steps = steps;
        this.rulesets = rulesets;
        this.settings = settings;
        this.clock = clock;
    }

    public Uni<Void> sweep() {
        return Uni.createFrom()
                .<Boolean>deferred(steps::sweep)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .chain(() -> forget(clock.instant().minus(settings.tombstones())));
    }

    /// Redis first: what is not noted afterwards is repeated.
    private Uni<Void> forget(Instant before) {
        return steps.tombstones(before)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> rulesets.remove(id).chain(() -> steps.forget(id)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// The transactions.
    @ApplicationScoped
    static class SweepSteps {
        private final DeletedEnvironments deleted;

        SweepSteps(DeletedEnvironments deleted) {
            this.deleted = deleted;
        }

        @WithTransaction
        Uni<Boolean> sweep() {
            return deleted.sweep();
        }

        @WithTransaction
        Uni<List<String>> tombstones(Instant before) {
            return deleted.tombstones(before);
        }

        @WithTransaction
        Uni<Void> forget(String environmentId) {
            return deleted.forget(environmentId);
        }
    }
}
