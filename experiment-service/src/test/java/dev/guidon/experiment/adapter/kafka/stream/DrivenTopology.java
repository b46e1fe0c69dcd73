package dev.guidon.experiment.adapter.kafka.stream;

import dev.guidon.contracts.experiments.v1.ExperimentDefinition;
import dev.guidon.contracts.experiments.v1.Partial;
import dev.guidon.experiment.adapter.kafka.stream.MeasureTopology.Pace;
import dev.guidon.experiment.adapter.kafka.stream.MeasureTopology.TopicNames;
import dev.guidon.experiment.adapter.meters.Meters;
import dev.guidon.experiment.log.Entry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// The topology with one partition, driven by a test, on a clock that only the test moves.
final class DrivenTopology implements AutoCloseable {
    static final TopicNames TOPICS = new TopicNames("exposures", "events", "experiments", "partials");
    static final int REVISITED_AT_ONCE = 10;
    private static final Duration EMIT_INTERVAL = Duration.ofSeconds(1);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> exposures;
    private final TestInputTopic<String, byte[]> events;
    private final TestInputTopic<String, byte[]> experiments;
    private final TestOutputTopic<String, Partial> partials;
    private final Map<String, Partial> latest = new HashMap<>();
    private final List<Partial> sent = new ArrayList<>();

    DrivenTopology(Instant start) {
        Topology topology = MeasureTopology.build(
                TOPICS,
                Stores.inMemoryKeyValueStore(MeasureTopology.UNITS),
                new Pace(EMIT_INTERVAL, REVISITED_AT_ONCE),
                new Meters(meters));
        driver = new TopologyTestDriver(topology, configuration(), start);
        exposures = driver.createInputTopic("exposures", new StringSerializer(), new ByteArraySerializer());
        events = driver.createInputTopic("events", new StringSerializer(), new ByteArraySerializer());
        experiments = driver.createInputTopic("experiments", new StringSerializer(), new ByteArraySerializer());
        partials = driver.createOutputTopic(
                "partials",
                new StringDeserializer(),
                StoreFormats.message(Partial.parser()).deserializer());
    }

    private static Properties configuration() {
        Properties configuration = new Properties();
        configuration.put("application.id", "driven");
        configuration.put("state.dir", freshFolder().toString());
        return configuration;
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "streams")), "driven");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void pipe(List<Entry> entries) {
        entries.forEach(this::pipe);
    }

    void pipe(Entry entry) {
        switch (entry) {
            case Entry.Exposed(var exposure) ->
                exposures.pipeInput(entry.key(), entry.bytes().toByteArray(), exposure.getOccurredAt());
            case Entry.Happened(var event) ->
                events.pipeInput(entry.key(), entry.bytes().toByteArray(), event.getOccurredAt());
        }
    }

    void pipeExposure(String key, byte @Nullable [] value) {
        exposures.pipeInput(key, value);
    }

    void pipeEvent(String key, byte @Nullable [] value) {
        events.pipeInput(key, value);
    }

    void define(ExperimentDefinition definition) {
        experiments.pipeInput(definition.getEnvironmentId() + "/" + definition.getKey(), definition.toByteArray());
    }

    void define(String key, byte @Nullable [] value) {
        experiments.pipeInput(key, value);
    }

    /// Lets the time of one emission pass, and tells how much was sent.
    int tick() {
        driver.advanceWallClockTime(EMIT_INTERVAL);
        List<KeyValue<String, Partial>> emitted = partials.readKeyValuesToList();
        emitted.forEach(partial -> {
            latest.put(partial.key, partial.value);
            sent.add(partial.value);
        });
        return emitted.size();
    }

    Measurement measured(ExperimentDefinition definition) {
        return new Measurement(definition, latest.values());
    }

    /// Everything that was sent, in order.
    List<Partial> sent() {
        return sent;
    }

    Map<String, Partial> latest() {
        return latest;
    }

    @Override
    public void close() {
        driver.close();
    }
}
