package dev.guidon.experiment.adapter.kafka.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.contracts.experiments.v1.ExperimentDefinition;
import dev.guidon.experiment.adapter.kafka.stream.MeasureTopology.TopicNames;
import dev.guidon.experiment.adapter.meters.Meters;
import dev.guidon.experiment.log.Definitions;
import dev.guidon.experiment.log.Entry;
import dev.guidon.experiment.log.RandomLog;
import dev.guidon.testkit.KafkaTopics;
import dev.guidon.testkit.ServersExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// On a real broker, with threads that die at the worst moments, partitions that move, and stores that are gone.
@ExtendWith(ServersExtension.class)
final class CrashTest {
    private static final ExperimentDefinition CHECKOUT = Definitions.checkout();
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final KafkaTopics topics;
    private final TopicNames names;
    private final KafkaProducer<String, byte[]> producer;

    CrashTest(KafkaTopics topics) {
        this.topics = topics;
        this.names = new TopicNames(
                topics.topic("exposures"),
                topics.topic("events"),
                topics.topic("experiments"),
                topics.topic("partials"));
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", topics.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Dies in the middle of a record, and after partial sums were sent and before they are committed.
    private static final class Deadly extends Meters {
        private final AtomicInteger records = new AtomicInteger();
        private final AtomicInteger emissions = new AtomicInteger();

        Deadly() {
            super(new SimpleMeterRegistry());
        }

        @Override
        public void record() {
            dieAt(records.incrementAndGet(), 400, 1_500);
        }

        @Override
        public void partialsEmitted(long count) {
            dieAt(emissions.incrementAndGet(), 2, 7);
        }

        private static void dieAt(int now, int first, int second) {
            if (now == first || now == second) {
                throw new IllegalStateException("died on purpose");
            }
        }

        boolean isDone() {
            return records.get() > 1_500 && emissions.get() > 7;
        }
    }

    @BeforeEach
    void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", topics.bootstrapServers()))) {
            admin.createTopics(Stream.of(names.exposures(), names.events(), names.experiments(), names.partials())
                            .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    @BeforeEach
    void expectDeaths() {
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
    }

    @AfterEach
    void close() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        producer.close();
    }

    @Test
    void crashesMovesAndLostStoresChangeNoNumber() {
        List<Entry> log = RandomLog.of(Entry.ENVIRONMENT, new Random(7), 300, 3_000);
        Deadly deadly = new Deadly();

        try (CommittedPartials partials = new CommittedPartials(topics.bootstrapServers(), names.partials())) {
            try (RunningStream first = new RunningStream(topics, names, deadly)) {
                produce(log.subList(0, 1_000));
                define();
                awaitSums(partials, log.subList(0, 1_000));

                try (RunningStream second = new RunningStream(topics, names, new Meters(new SimpleMeterRegistry()))) {
                    Awaitility.await()
                            .dontCatchUncaughtExceptions()
                            .atMost(PATIENCE)
                            .until(() -> first.isRunning() && second.isRunning());
                    produce(log.subList(1_000, 2_000));
                    awaitSums(partials, log.subList(0, 2_000));
                }
                produce(log.subList(2_000, 2_900));
                awaitSums(partials, log.subList(0, 2_900));
            }
            assertThat(deadly.isDone()).isTrue();

            try (RunningStream _ = new RunningStream(topics, names, new Meters(new SimpleMeterRegistry()))) {
                produce(log.subList(2_900, 3_000));
                awaitSums(partials, log);
            }
            assertThat(partials.sequencesGrew()).isTrue();
        }
    }

    private void awaitSums(CommittedPartials partials, List<Entry> log) {
        Awaitility.await().dontCatchUncaughtExceptions().atMost(PATIENCE).untilAsserted(() -> new Measurement(
                        CHECKOUT, partials.latest())
                .equalsBatchPassOver(log));
    }

    private void define() {
        var _ = producer.send(new ProducerRecord<>(names.experiments(), "env1/checkout", CHECKOUT.toByteArray()));
        producer.flush();
    }

    private void produce(List<Entry> entries) {
        for (Entry entry : entries) {
            String topic =
                    switch (entry) {
                        case Entry.Exposed _ -> names.exposures();
                        case Entry.Happened _ -> names.events();
                    };
            var _ = producer.send(
                    new ProducerRecord<>(topic, entry.key(), entry.bytes().toByteArray()));
        }
        producer.flush();
    }
}
