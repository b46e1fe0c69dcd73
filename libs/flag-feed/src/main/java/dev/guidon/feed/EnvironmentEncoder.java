package dev.guidon.feed;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.contracts.flags.v1.EnvironmentState;
import dev.guidon.contracts.flags.v1.KeyKind;
import dev.guidon.contracts.flags.v1.UnitList;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;

/// Writes environments down as a reader holds them: what it could not read is there in its last readable form. Belongs
/// to one thread.
final class EnvironmentEncoder {
    /// Arrays equal nothing but themselves, and a block never changes: its name is computed once.
    private final Map<long[], ByteString> names = new WeakHashMap<>();

    /// @param blocks takes each block of each list with its name
    EnvironmentState encode(Environment environment, BiConsumer<ByteString, long[]> blocks) {
        EnvironmentState.Builder state = EnvironmentState.newBuilder()
                .setEnvironmentId(environment.id())
                .setProjectKey(environment.projectKey())
                .setEnvironmentKey(environment.environmentKey())
                .setSequence(environment.sequence());
        environment.ruleset().flags().forEach(flag -> state.addFlags(FlagMapping.toWire(flag)));
        environment
                .ruleset()
                .segments()
                .forEach(segment -> state.addSegments(SegmentMapping.toWire(segment, list -> list(list, blocks))));
        environment.apiKeys().forEach((hash, key) -> state.addApiKeys(apiKey(hash, key)));
        return state.build();
    }

    private UnitList list(dev.guidon.engine.units.UnitList list, BiConsumer<ByteString, long[]> blocks) {
        List<ByteString> inOrder = new ArrayList<>();
        for (int i = 0; i < list.blocks(); i++) {
            long[] block = list.block(i);
            ByteString name = names.computeIfAbsent(block, content -> UnitBlocks.idOf(UnitBlocks.encode(content)));
            blocks.accept(name, block);
            inOrder.add(name);
        }
        return UnitList.newBuilder()
                .setHashKey(ByteString.copyFrom(list.hash().key()))
                .setBlocks(ByteString.copyFrom(inOrder))
                .build();
    }

    private static ApiKey apiKey(ByteBuffer hash, Environment.ApiKey key) {
        ApiKey.Builder wire = ApiKey.newBuilder()
                .setId(key.id())
                .setHash(ByteString.copyFrom(hash.duplicate()))
                .setKind(
                        switch (key.kind()) {
                            case SERVER -> KeyKind.KEY_KIND_SERVER;
                            case CLIENT -> KeyKind.KEY_KIND_CLIENT;
                        });
        return key.expires() ? wire.setExpiresAt(key.expiresAtMillis()).build() : wire.build();
    }
}
