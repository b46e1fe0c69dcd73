package dev.guidon.testkit.architecture.samples.untidy.adapter.kafka;

/// Something that features have no business to see.
public record KafkaOrders(String topic) {}
