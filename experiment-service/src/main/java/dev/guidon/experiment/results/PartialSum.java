package dev.guidon.experiment.results;

import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.Tally;
import java.time.Instant;

/// One partition's whole sum: absolute, so that a later one replaces an earlier one.
///
/// @param sequence grows with each emission of the partition
/// @param watermark the largest record time that the sum covers
public record PartialSum(SumKey key, int partition, long sequence, Tally tally, Instant watermark) {}
