package dev.guidon.experiment.adapter.postgres;

import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.Tally;
import dev.guidon.experiment.results.PartialSum;
import dev.guidon.stats.AnchoredSums;
import dev.guidon.stats.DoubleDouble;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `partial_sum`, for reading only.
@Entity
@Immutable
@Table(name = "partial_sum")
class PartialRow {

    @Embeddable
    record Id(
            @Column(name = "environment_id") String environmentId,
            @Column(name = "experiment_key") String experimentKey,
            @Column(name = "arm") String arm,
            @Column(name = "metric_key") String metricKey,
            @Column(name = "partition") int partition) {}

    @EmbeddedId
    Id id;

    @Column
    long sequence;

    @Column
    long units;

    @Column
    long excluded;

    @Column
    double anchor;

    @Column(name = "sum_high")
    double sumHigh;

    @Column(name = "sum_low")
    double sumLow;

    @Column(name = "squares_high")
    double squaresHigh;

    @Column(name = "squares_low")
    double squaresLow;

    @Column
    Instant watermark;

    PartialSum toPartial() {
        AnchoredSums sums = new AnchoredSums(
                units, anchor, new DoubleDouble(sumHigh, sumLow), new DoubleDouble(squaresHigh, squaresLow));
        SumKey key = new SumKey(id.environmentId(), id.experimentKey(), id.arm(), id.metricKey());
        return new PartialSum(key, id.partition(), sequence, new Tally(sums, excluded), watermark);
    }
}
