/// Kafka: the topic of changes, for whoever wants to know of them.
@NullMarked
package dev.guidon.flag.adapter.kafka;

import org.jspecify.annotations.NullMarked;
