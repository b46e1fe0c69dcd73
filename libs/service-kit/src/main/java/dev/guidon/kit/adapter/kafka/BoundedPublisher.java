package dev.guidon.kit.adapter.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends records to Kafka without ever making its caller wait. Between them stands a queue of fixed size; a record
/// that finds it full is dropped and counted, as is one that the broker does not take within the delivery timeout.
///
/// Safe for use by many threads. Owns the producer and closes it.
public final class BoundedPublisher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BoundedPublisher.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    /// How soon the drainer notices that it is to stop.
    private static final Duration IDLE = Duration.ofMillis(100);

    private final Producer<byte[], byte[]> producer;
    private final BlockingQueue<ProducerRecord<byte[], byte[]>> queue;
    private final LongAdder sent = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Thread drainer;
    private volatile boolean closing;

    /// @param producer may block in `send`: that happens on a thread of this publisher only
    /// @param capacity records that may wait
    public BoundedPublisher(String name, Producer<byte[], byte[]> producer, int capacity) {
        this.producer = producer;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.drainer = Thread.ofVirtual().name("publisher-" + name).start(this::drain);
    }

    /// Takes a record, unless the queue is full. Returns at once.
    ///
    /// @return whether it was taken
    public boolean offer(ProducerRecord<byte[], byte[]> record) {
        boolean taken = queue.offer(record);
        if (!taken) {
            dropped.increment();
        }
        return taken;
    }

    /// Records that the broker has acknowledged.
    public long sent() {
        return sent.sum();
    }

    /// Records that are lost: the queue was full, or the broker did not take them in time.
    public long dropped() {
        return dropped.sum();
    }

    public int waiting() {
        return queue.size();
    }

    private void drain() {
        try {
            while (!closing || !queue.isEmpty()) {
                ProducerRecord<byte[], byte[]> next = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    send(next);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            var _ = producer.send(record, (_, failure) -> count(record.topic(), failure));
        } catch (KafkaException failure) {
            // The loop must survive a broker that is away: the record counts as lost and the next one is tried.
            count(record.topic(), failure);
        }
    }

    private void count(String topic, @Nullable Exception failure) {
        if (failure == null) {
            sent.increment();
        } else {
            dropped.increment();
            LOG.debugf(failure, "record lost, topic=%s", topic);
        }
    }

    /// Sends what still waits, for a few seconds at most, and stops.
    @Override
    public void close() {
        closing = true;
        boolean sentAll = awaitDrainer();
        if (!sentAll) {
            drainer.interrupt();
            dropped.add(queue.drainTo(new ArrayList<>()));
        }
        producer.close(sentAll ? CLOSE_TIMEOUT : Duration.ZERO);
    }

    /// @return whether everything is with the producer; it hangs when it finds no broker
    private boolean awaitDrainer() {
        try {
            return drainer.join(CLOSE_TIMEOUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
