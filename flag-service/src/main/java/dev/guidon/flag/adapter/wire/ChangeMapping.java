package dev.guidon.flag.adapter.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.contracts.flags.v1.KeyKind;
import dev.guidon.feed.EnvironmentSnapshot;
import dev.guidon.feed.FlagMapping;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.EncodedChange;
import dev.guidon.flag.publish.Snapshot;
import java.time.Instant;
import java.util.HexFormat;

/// Changes and snapshots to messages.
public final class ChangeMapping {
    private ChangeMapping() {}

    /// What all changes of one transaction have in common.
    public record Envelope(String environmentId, String projectKey, String environmentKey, Instant committedAt) {}

    public static EncodedChange encode(Envelope envelope, long sequence, Change change) {
        EnvironmentChange.Builder wire = EnvironmentChange.newBuilder()
                .setEnvironmentId(envelope.environmentId())
                .setProjectKey(envelope.projectKey())
                .setEnvironmentKey(envelope.environmentKey())
                .setCommittedAt(envelope.committedAt().toEpochMilli())
                .setSequence(sequence);
        EnvironmentChange.Builder complete =
                switch (change) {
                    case Change.FlagPut(var flag) -> wire.setFlagPut(FlagMapping.toWire(flag));
                    case Change.FlagRemoved(var flagKey) -> wire.setFlagRemoved(flagKey);
                    case Change.SegmentPut(var segment) -> wire.setSegmentPut(SegmentToWire.of(segment));
                    case Change.SegmentRemoved(var segmentKey) -> wire.setSegmentRemoved(segmentKey);
                    case Change.KeyPut put -> wire.setKeyPut(toWire(put));
                    case Change.KeyRemoved(var keyId) -> wire.setKeyRemoved(keyId);
                };
        return new EncodedChange(complete.build().toByteArray());
    }

    public static EnvironmentChange decode(EncodedChange change) {
        try {
            return EnvironmentChange.parseFrom(change.bytes());
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException("the outbox holds something that is no change", damaged);
        }
    }

    public static EnvironmentSnapshot toWire(Snapshot snapshot) {
        return new EnvironmentSnapshot(
                snapshot.environmentId(),
                snapshot.projectKey(),
                snapshot.environmentKey(),
                snapshot.sequence(),
                snapshot.flags().stream().map(FlagMapping::toWire).toList(),
                snapshot.segments().stream().map(SegmentToWire::of).toList(),
                snapshot.keys().stream().map(ChangeMapping::toWire).toList());
    }

    private static ApiKey toWire(Change.KeyPut key) {
        return ApiKey.newBuilder()
                .setId(key.keyId())
                .setExpiresAt(key.expiresAt().map(Instant::toEpochMilli).orElse(0L))
                .setHash(ByteString.copyFrom(HexFormat.of().parseHex(key.hash())))
                .setKind(
                        switch (key.kind()) {
                            case SERVER -> KeyKind.KEY_KIND_SERVER;
                            case CLIENT -> KeyKind.KEY_KIND_CLIENT;
                        })
                .build();
    }
}
