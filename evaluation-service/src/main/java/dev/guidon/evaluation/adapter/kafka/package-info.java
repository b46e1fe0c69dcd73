/// Exposures and events on Kafka.
@NullMarked
package dev.guidon.evaluation.adapter.kafka;

import org.jspecify.annotations.NullMarked;
