package dev.guidon.evaluation.adapter.kafka;

import dev.guidon.evaluation.decide.FlagdSettings;
import dev.guidon.kit.adapter.kafka.KafkaSettings;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.TopicCreator;
import dev.guidon.kit.adapter.kafka.Topics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// Topics that this service writes to.
@ApplicationScoped
class KafkaWiring {

    @Produces
    @Singleton
    Topics topics(KafkaSettings settings) {
        return new Topics(settings);
    }

    void start(@Observes StartupEvent starting, FlagdSettings flagd, Provider<TopicCreator> creator) {
        if (!flagd.standalone()) {
            var _ = creator.get();
        }
    }

    @Produces
    @Singleton
    TopicCreator creator(Topics topics, @Identifier("default-kafka-broker") Map<String, Object> connection) {
        return new TopicCreator(
                topics,
                connection,
                List.of(Topic.EXPOSURES, Topic.EVENTS, Topic.EVALUATION_COUNTS, Topic.EVALUATION_SAMPLES));
    }

    void close(@Disposes TopicCreator creator) {
        creator.close();
    }
}
