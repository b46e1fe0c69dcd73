package dev.guidon.flag.insight;

import dev.guidon.flag.insight.CountStore.Cuts;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/// Adds up what is old and deletes what is too old. Several instances may do it at the same time.
@ApplicationScoped
public class TidyInsights {
    private final CountStore counts;
    private final SampleStore samples;
    private final KeepingSettings keeping;
    private final InstantSource clock;

    TidyInsights(CountStore counts, SampleStore samples, KeepingSettings keeping, InstantSource clock) {
        this.counts = counts;
        this.samples = samples;
        this.keeping = keeping;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Void> tidy() {
        Instant now = clock.instant();
        Cuts cuts = new Cuts(
                Step.HOUR.floor(now.minus(keeping.minutes())),
                Step.DAY.floor(now.minus(keeping.hours())),
                Step.DAY.floor(now.minus(keeping.days())),
                Step.DAY.floor(now.minus(keeping.months())));
        return counts.tidy(cuts).chain(() -> samples.tidy(now.minus(keeping.samples()), keeping.samplesPerFlag()));
    }
}
