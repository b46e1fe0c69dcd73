/// Inferences, exposures and feedback on Kafka, in the form that `libs/contracts` gives them.
@NullMarked
package dev.guidon.gateway.adapter.kafka;

import org.jspecify.annotations.NullMarked;
