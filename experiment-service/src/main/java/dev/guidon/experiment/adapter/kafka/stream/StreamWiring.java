package dev.guidon.experiment.adapter.kafka.stream;

import dev.guidon.experiment.adapter.kafka.FreshnessSettings;
import dev.guidon.experiment.adapter.kafka.stream.MeasureTopology.Pace;
import dev.guidon.experiment.adapter.kafka.stream.MeasureTopology.TopicNames;
import dev.guidon.experiment.adapter.meters.Meters;
import dev.guidon.kit.adapter.kafka.Topic;
import dev.guidon.kit.adapter.kafka.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.Stores;
import org.jboss.logging.Logger;

/// What Quarkus builds the stream from. It starts when the topics exist, and may start long after the service.
@ApplicationScoped
class StreamWiring {
    private static final Logger LOG = Logger.getLogger(StreamWiring.class);

    /// Some 50 ms of work.
    private static final int UNITS_REVISITED_AT_ONCE = 5_000;

    @Produces
    @Singleton
    Topology topology(Topics topics, FreshnessSettings settings, Meters meters) {
        TopicNames names = new TopicNames(
                topics.name(Topic.EXPOSURES),
                topics.name(Topic.EVENTS),
                topics.name(Topic.EXPERIMENTS),
                topics.name(Topic.PARTIALS));
        Pace pace = new Pace(settings.emitInterval(), UNITS_REVISITED_AT_ONCE);
        return MeasureTopology.build(names, Stores.persistentKeyValueStore(MeasureTopology.UNITS), pace, meters);
    }

    /// A thread that fails, for whatever reason, gives way to a new one that starts from the last commit. Rejoining the
    /// group paces this.
    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler survivor() {
        return failure -> {
            LOG.errorf(failure, "stream thread failed and is replaced");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        };
    }
}
