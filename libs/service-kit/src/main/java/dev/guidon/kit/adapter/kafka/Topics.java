package dev.guidon.kit.adapter.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// Names and creation of topics. Whoever needs a topic creates it; whoever comes second finds it.
public final class Topics {
    private static final long TIMEOUT_SECONDS = 10;

    private final KafkaSettings settings;

    public Topics(KafkaSettings settings) {
        this.settings = settings;
    }

    public String name(Topic topic) {
        return topic.name(settings.topicPrefix().orElse(""));
    }

    /// Creates what is missing. Blocks: call it on a virtual thread.
    ///
    /// @throws TimeoutException when the broker does not answer
    public void create(Admin admin, Collection<Topic> topics) throws InterruptedException, TimeoutException {
        List<NewTopic> wanted = topics.stream().map(this::definition).toList();
        for (var creation : admin.createTopics(wanted).values().values()) {
            try {
                creation.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("a topic cannot be created", failed.getCause());
                }
            }
        }
    }

    private NewTopic definition(Topic topic) {
        Optional<Short> replication =
                settings.topicReplication() < 1 ? Optional.empty() : Optional.of(settings.topicReplication());
        NewTopic definition = new NewTopic(name(topic), Optional.of(settings.topicPartitions()), replication);
        return topic.compacted()
                ? definition.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))
                : definition;
    }
}
