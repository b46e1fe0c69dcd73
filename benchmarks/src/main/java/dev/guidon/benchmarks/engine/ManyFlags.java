package dev.guidon.benchmarks.engine;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.benchmarks.flag.Checkout;
import dev.guidon.engine.flag.Flag;
import dev.guidon.feed.FlagMapping;
import java.util.List;
import java.util.stream.IntStream;

/// An environment of ten thousand flags with five rules each. Every flag is read from its wire form, as a service
/// reads it, so that no two share a string.
final class ManyFlags {
    static final int COUNT = 10_000;

    private ManyFlags() {}

    static List<Flag> read() {
        return IntStream.range(0, COUNT)
                .mapToObj(number -> readOne("checkout-" + number))
                .toList();
    }

    static Flag readOne(String key) {
        byte[] wire = FlagMapping.toWire(Checkout.flagNamed(key)).toByteArray();
        try {
            return FlagMapping.fromWire(dev.guidon.contracts.flags.v1.Flag.parseFrom(wire));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
