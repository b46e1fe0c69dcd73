package dev.guidon.testkit;

/// The topics of one test class: those that begin with its prefix. They go when the broker goes.
///
/// The broker creates no topic by itself; who owns a topic creates it.
public record KafkaTopics(String bootstrapServers, String prefix) {

    public String topic(String name) {
        return prefix + name;
    }
}
