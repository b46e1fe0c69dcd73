package dev.guidon.kit.adapter.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Creates the topics that a service needs while the service starts, and goes on trying until a broker answers: a
/// service starts without Kafka.
public final class TopicCreator implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicCreator.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Topics topics;
    private final Map<String, Object> connection;
    private final List<Topic> wanted;
    private final Thread creator;

    /// Starts at once, in the background.
    ///
    /// @param connection address and security of the broker, as Kafka's clients name them
    public TopicCreator(Topics topics, Map<String, Object> connection, Collection<Topic> wanted) {
        this.topics = topics;
        this.connection = Map.copyOf(connection);
        this.wanted = List.copyOf(wanted);
        this.creator = Thread.ofVirtual().name("topic-creator").start(this::run);
    }

    private void run() {
        try {
            while (!created()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean created() throws InterruptedException {
        try (Admin admin = Admin.create(connection)) {
            topics.create(admin, wanted);
            return true;
        } catch (TimeoutException | KafkaException | IllegalStateException failed) {
            LOG.warnf("topics cannot be created yet, problem=%s", failed);
            return false;
        }
    }

    @Override
    public void close() {
        creator.interrupt();
    }
}
