package dev.guidon.kit.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class BoundedPublisherTest {

    @Test
    void whatIsTakenIsSentAndCountedWhenTheBrokerHasIt() {
        Broker broker = new Broker(true);
        try (BoundedPublisher publisher = new BoundedPublisher("t", broker, 10)) {
            assertThat(publisher.offer(record())).isTrue();

            await().untilAsserted(() -> assertThat(publisher.sent()).isEqualTo(1));
            assertThat(publisher.dropped()).isZero();
        }
    }

    @Test
    void aBrokerThatHangsNeverDelaysTheCallerAndWhatIsTooMuchIsCounted() {
        Broker broker = new Broker(true);
        broker.hang();
        BoundedPublisher publisher = new BoundedPublisher("t", broker, 3);
        publisher.offer(record());
        await().until(() -> publisher.waiting() == 0);

        List<Boolean> taken =
                IntStream.range(0, 4).mapToObj(_ -> publisher.offer(record())).toList();

        assertThat(taken).containsExactly(true, true, true, false);
        assertThat(publisher.dropped()).isEqualTo(1);
        broker.goOn();
        publisher.close();
        assertThat(publisher.sent()).isEqualTo(4);
    }

    @Test
    void aRefusedRecordIsCountedAndTheNextOneIsTried() {
        Broker broker = new Broker(false);
        try (BoundedPublisher publisher = new BoundedPublisher("t", broker, 10)) {
            publisher.offer(record());
            publisher.offer(record());
            await().until(() -> broker.history().size() == 2);

            broker.errorNext(new KafkaException("away"));
            broker.completeNext();

            await().untilAsserted(() -> assertThat(publisher.sent()).isEqualTo(1));
            assertThat(publisher.dropped()).isEqualTo(1);
        }
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>("topic", new byte[] {1}, new byte[] {2});
    }

    /// A producer whose `send` can be made to hang, as Kafka's does without metadata.
    private static final class Broker extends MockProducer<byte[], byte[]> {
        private volatile CountDownLatch mayGoOn = new CountDownLatch(0);

        Broker(boolean acknowledgesAtOnce) {
            super(
                    acknowledgesAtOnce,
                    new RoundRobinPartitioner(),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }

        void hang() {
            mayGoOn = new CountDownLatch(1);
        }

        void goOn() {
            mayGoOn.countDown();
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            try {
                mayGoOn.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return super.send(record, callback);
        }
    }
}
