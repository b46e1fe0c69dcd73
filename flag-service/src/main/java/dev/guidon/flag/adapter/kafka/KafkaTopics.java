package dev.guidon.flag.adapter.kafka;

import dev.guidon.kit.adapter.kafka.KafkaSettings;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.TopicCreator;
import dev.guidon.kit.adapter.kafka.Topics;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// The topics that this service writes to and reads from. Their names for the channels stand in
/// `application.properties`.
@ApplicationScoped
class KafkaTopics {

    @Produces
    @Singleton
    @Startup
    TopicCreator creator(KafkaSettings settings, @Identifier("default-kafka-broker") Map<String, Object> connection) {
        return new TopicCreator(
                new Topics(settings),
                connection,
                List.of(Topic.FLAG_CHANGES, Topic.EVALUATION_COUNTS, Topic.EVALUATION_SAMPLES));
    }

    void close(@Disposes TopicCreator creator) {
        creator.close();
    }
}
