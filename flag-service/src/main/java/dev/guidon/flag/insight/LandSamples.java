package dev.guidon.flag.insight;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/// Takes samples in. May be told the same sample as often as one likes.
@ApplicationScoped
public class LandSamples {
    private final SampleStore samples;
    private final InstantSource clock;

    LandSamples(SampleStore samples, InstantSource clock) {
        this.samples = samples;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Void> land(List<SampledEvaluation> sampled) {
        return samples.add(sampled, clock.instant());
    }
}
