package dev.guidon.experiment.adapter.kafka.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.guidon.contracts.experiments.v1.Partial;
import dev.guidon.contracts.experiments.v1.UnitState;
import dev.guidon.experiment.adapter.kafka.PartialMapping;
import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.Tally;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/// How keys and values become bytes in the stores. Bytes that do not become a value again are damage, and stop the
/// task.
final class StoreFormats {
    private static final int SUM_KEY_PARTS = 4;

    private StoreFormats() {}

    static <T extends MessageLite> Serde<T> message(Parser<T> parser) {
        return value(MessageLite::toByteArray, bytes -> parse(parser, bytes));
    }

    static Serde<StoredUnit> unit() {
        return value(
                unit -> UnitStateMapping.toWire(unit).toByteArray(),
                bytes -> UnitStateMapping.fromWire(parse(UnitState.parser(), bytes)));
    }

    static Serde<Tally> tally() {
        return value(
                tally -> PartialMapping.toWire(tally).toByteArray(),
                bytes -> PartialMapping.tally(parse(Partial.parser(), bytes)));
    }

    static Serde<SumKey> sumKey() {
        return value(
                key -> String.join("/", key.environmentId(), key.experimentKey(), key.arm(), key.metricKey())
                        .getBytes(StandardCharsets.UTF_8),
                bytes -> sumKey(new String(bytes, StandardCharsets.UTF_8).split("/", -1)));
    }

    private static SumKey sumKey(String[] parts) {
        if (parts.length != SUM_KEY_PARTS) {
            throw new SerializationException("the key of a sum has " + parts.length + " parts");
        }
        return new SumKey(parts[0], parts[1], parts[2], parts[3]);
    }

    /// Null stands for a value that was removed.
    private static <T> Serde<T> value(Function<T, byte[]> write, Function<byte[], T> read) {
        return Serdes.serdeFrom(
                (_, value) -> value == null ? null : write.apply(value),
                (_, bytes) -> bytes == null ? null : read.apply(bytes));
    }

    private static <T> T parse(Parser<T> parser, byte @Nullable [] bytes) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException damaged) {
            throw new SerializationException("a store holds something that cannot be read", damaged);
        }
    }
}
