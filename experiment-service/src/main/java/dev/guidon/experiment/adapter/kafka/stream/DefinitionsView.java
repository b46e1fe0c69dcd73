package dev.guidon.experiment.adapter.kafka.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.experiments.v1.ExperimentDefinition;
import dev.guidon.experiment.adapter.kafka.DefinitionMapping;
import dev.guidon.experiment.define.Definition;
import dev.guidon.experiment.measure.Definitions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;

/// The definitions of the global store in the form that tasks use, read anew when one changes. All tasks of an instance
/// share it; safe on any thread.
final class DefinitionsView {
    private static final Logger LOG = Logger.getLogger(DefinitionsView.class);

    private final AtomicLong changes = new AtomicLong(1);
    private volatile Snapshot latest = new Snapshot(0, new Definitions(List.of()), ByteString.EMPTY);

    /// @param change the change that it was read at, or one before
    /// @param digest the same for the same definitions, on every machine
    record Snapshot(long change, Definitions definitions, ByteString digest) {}

    /// Says that the store has changed.
    void changed() {
        changes.incrementAndGet();
    }

    Snapshot current(ReadOnlyKeyValueStore<String, byte[]> store) {
        Snapshot now = latest;
        return now.change() == changes.get() ? now : read(store);
    }

    private synchronized Snapshot read(ReadOnlyKeyValueStore<String, byte[]> store) {
        long change = changes.get();
        if (latest.change() != change) {
            latest = snapshot(change, store);
        }
        return latest;
    }

    private static Snapshot snapshot(long change, ReadOnlyKeyValueStore<String, byte[]> store) {
        List<Definition> definitions = new ArrayList<>();
        MessageDigest digest = sha256();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                add(entry.key.getBytes(StandardCharsets.UTF_8), digest);
                add(entry.value, digest);
                add(entry, definitions);
            }
        }
        return new Snapshot(change, new Definitions(definitions), ByteString.copyFrom(digest.digest()));
    }

    private static void add(byte[] part, MessageDigest digest) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    private static void add(KeyValue<String, byte[]> entry, List<Definition> definitions) {
        try {
            definitions.add(DefinitionMapping.fromWire(ExperimentDefinition.parseFrom(entry.value)));
        } catch (InvalidProtocolBufferException | IllegalArgumentException unreadable) {
            LOG.debugf("definition left out, key=%s problem=%s", entry.key, unreadable.getMessage());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
