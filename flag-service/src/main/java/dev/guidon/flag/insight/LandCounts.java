package dev.guidon.flag.insight;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Takes counts in. May be told the same record as often as one likes.
@ApplicationScoped
public class LandCounts {
    private final CountStore counts;
    private final InstantSource clock;

    LandCounts(CountStore counts, InstantSource clock) {
        this.counts = counts;
        this.clock = clock;
    }

    /// @return whether it was new
    @WithTransaction
    public Uni<Boolean> land(CountRecord record) {
        return counts.add(record, clock.instant());
    }
}
