/// Partial sums in, results out: sums of all partitions are kept, merged when somebody asks, and turned into estimates.
/// The cost of an answer depends on partitions, arms and metrics, never on how many events there were.
@NullMarked
package dev.guidon.experiment.results;

import org.jspecify.annotations.NullMarked;
