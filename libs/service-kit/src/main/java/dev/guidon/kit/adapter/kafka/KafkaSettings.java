package dev.guidon.kit.adapter.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/// Topics of this installation.
@ConfigMapping(prefix = "guidon")
public interface KafkaSettings {

    /// Goes before the name of every topic. Set it when several installations share one broker.
    @WithName("topic-prefix")
    Optional<String> topicPrefix();

    /// Partitions of every topic: the upper bound of parallel statistics. Fixed once topics exist.
    @WithName("topic-partitions")
    @WithDefault("12")
    int topicPartitions();

    /// Copies of every topic; -1 takes the broker's default.
    @WithName("topic-replication")
    @WithDefault("-1")
    short topicReplication();
}
