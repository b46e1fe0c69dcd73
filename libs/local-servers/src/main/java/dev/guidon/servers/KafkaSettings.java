package dev.guidon.servers;

import java.nio.file.Path;

/// The `server.properties` of a single small node.
final class KafkaSettings {

    private KafkaSettings() {}

    /// Everything is replicated once, because there is one node, and sized for a laptop: the cleaner's buffer
    /// alone is 128 MB by default. A broker that was killed waits until the session of its former life is over,
    /// so sessions are short. Topics are created by those who own them, never by a typing error.
    static String of(KafkaServer server, Path data) {
        String broker = server.address().toString();
        String controller = server.address().host() + ":" + server.controllerPort();
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%2$s
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
                advertised.listeners=PLAINTEXT://%1$s
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=1
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                log.cleaner.threads=1
                log.cleaner.dedupe.buffer.size=8388608
                log.index.size.max.bytes=1048576
                log.segment.bytes=67108864
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                """.formatted(broker, controller, data);
    }
}
