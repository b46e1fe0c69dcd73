/// Exposures, events and what is learnt from decisions, on Kafka.
@NullMarked
package dev.guidon.evaluation.adapter.kafka;

import org.jspecify.annotations.NullMarked;
