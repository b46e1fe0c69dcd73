/// Definitions to Kafka and partial sums from it.
/// Both may happen more than once: the last definition of a key counts, and a partial sum replaces its predecessor.
@NullMarked
package dev.guidon.experiment.adapter.kafka;

import org.jspecify.annotations.NullMarked;
