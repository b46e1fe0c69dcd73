package dev.guidon.flag;

import dev.guidon.flag.insight.CountStore;
import dev.guidon.flag.insight.CountStore.Cuts;
import dev.guidon.flag.insight.SampleStore;
import dev.guidon.flag.segment.UnitListStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Tidies insights when a test says so, and as it says.
@ApplicationScoped
class TidyNow {
    private final CountStore counts;
    private final SampleStore samples;
    private final UnitListStore lists;

    TidyNow(CountStore counts, SampleStore samples, UnitListStore lists) {
        this.lists = lists;
        this.counts = counts;
        this.samples = samples;
    }

    @WithTransaction
    Uni<Void> counts(Cuts cuts) {
        return counts.tidy(cuts);
    }

    /// Until there is nothing left to forget.
    void units(Instant oldest) throws Throwable {
        while (VertxContextSupport.subscribeAndAwait(() -> forgetUnits(oldest))) {
            // There may be more.
        }
    }

    @WithTransaction
    Uni<Boolean> forgetUnits(Instant oldest) {
        return lists.forget(oldest);
    }

    @WithTransaction
    Uni<Void> samples(Instant oldest, int perFlag) {
        return samples.tidy(oldest, perFlag);
    }
}
