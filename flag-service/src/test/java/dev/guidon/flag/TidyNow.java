package dev.guidon.flag;

import dev.guidon.flag.insight.CountStore;
import dev.guidon.flag.insight.CountStore.Cuts;
import dev.guidon.flag.insight.SampleStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Tidies insights when a test says so, and as it says.
@ApplicationScoped
class TidyNow {
    private final CountStore counts;
    private final SampleStore samples;

    TidyNow(CountStore counts, SampleStore samples) {
        this.counts = counts;
        this.samples = samples;
    }

    @WithTransaction
    Uni<Void> counts(Cuts cuts) {
        return counts.tidy(cuts);
    }

    @WithTransaction
    Uni<Void> samples(Instant oldest, int perFlag) {
        return samples.tidy(oldest, perFlag);
    }
}
