package dev.guidon.experiment.adapter.kafka.stream;

import dev.guidon.experiment.adapter.kafka.stream.MeasureTopology.Pace;
import dev.guidon.experiment.adapter.kafka.stream.MeasureTopology.TopicNames;
import dev.guidon.experiment.adapter.meters.Meters;
import dev.guidon.testkit.KafkaTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.CloseOptions;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.Stores;

/// An instance of the stream on a real broker, with an empty folder for its stores: whatever it knows of the past comes
/// out of the broker.
final class RunningStream implements AutoCloseable {
    private static final Pace FAST = new Pace(Duration.ofMillis(200), 100);

    private final KafkaStreams streams;

    RunningStream(KafkaTopics topics, TopicNames names, Meters meters) {
        streams = new KafkaStreams(
                MeasureTopology.build(names, Stores.persistentKeyValueStore(MeasureTopology.UNITS), FAST, meters),
                configuration(topics));
        streams.setUncaughtExceptionHandler(_ -> StreamThreadExceptionResponse.REPLACE_THREAD);
        streams.start();
    }

    private static Properties configuration(KafkaTopics topics) {
        Properties configuration = new Properties();
        configuration.put("bootstrap.servers", topics.bootstrapServers());
        configuration.put("application.id", topics.topic("measure"));
        configuration.put("state.dir", freshFolder().toString());
        configuration.put("processing.guarantee", "exactly_once_v2");
        configuration.put("commit.interval.ms", "100");
        configuration.put("internal.leave.group.on.close", true);
        configuration.put("rocksdb.config.setter", BoundedRocksDb.class.getName());
        return configuration;
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "streams")), "running");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void close() {
        streams.close(new CloseOptions().leaveGroup(true).timeout(Duration.ofSeconds(10)));
    }
}
