package dev.guidon.feed;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.contracts.flags.v1.FlagType;
import dev.guidon.contracts.flags.v1.KeyKind;
import dev.guidon.contracts.flags.v1.Segment;
import dev.guidon.contracts.flags.v1.Serve;
import dev.guidon.contracts.types.v1.Value;
import dev.guidon.kit.identity.ApiKeyText;
import java.util.List;

/// Builds changes of an environment as they travel.
final class Changes {
    private Changes() {}

    static Flag flag(String key, long version) {
        Flag.Builder flag = Flag.newBuilder()
                .setKey(key)
                .setType(FlagType.FLAG_TYPE_INTEGER)
                .setVersion(version)
                .setOn(true)
                .setOffVariant("v")
                .setDefaultServe(Serve.newBuilder().setVariant("v"));
        flag.addVariantsBuilder().setKey("v").setValue(Value.newBuilder().setIntValue(version));
        return flag.build();
    }

    static EnvironmentChange put(String environmentId, long sequence, Flag flag) {
        return change(environmentId, sequence).setFlagPut(flag).build();
    }

    static EnvironmentChange removed(String environmentId, long sequence, String flagKey) {
        return change(environmentId, sequence).setFlagRemoved(flagKey).build();
    }

    static EnvironmentChange put(String environmentId, long sequence, String keyId, ApiKeyText key) {
        return change(environmentId, sequence).setKeyPut(apiKey(keyId, key)).build();
    }

    static EnvironmentChange put(String environmentId, long sequence, String keyId, ApiKeyText key, long expiresAt) {
        return change(environmentId, sequence)
                .setKeyPut(apiKey(keyId, key).toBuilder().setExpiresAt(expiresAt))
                .build();
    }

    static EnvironmentChange keyRemoved(String environmentId, long sequence, String keyId) {
        return change(environmentId, sequence).setKeyRemoved(keyId).build();
    }

    static ApiKey apiKey(String keyId, ApiKeyText key) {
        return ApiKey.newBuilder()
                .setId(keyId)
                .setHash(ByteString.copyFrom(key.hash()))
                .setKind(KeyKind.valueOf("KEY_KIND_" + key.kind()))
                .build();
    }

    static EnvironmentChange put(String environmentId, long sequence, Segment segment) {
        return change(environmentId, sequence).setSegmentPut(segment).build();
    }

    static EnvironmentChange segmentRemoved(String environmentId, long sequence, String segmentKey) {
        return change(environmentId, sequence).setSegmentRemoved(segmentKey).build();
    }

    static EnvironmentSnapshot snapshot(String environmentId, long sequence, List<Flag> flags, Segment... segments) {
        return new EnvironmentSnapshot(
                environmentId, "shop", "production", sequence, flags, List.of(segments), List.of());
    }

    static EnvironmentSnapshot snapshot(String environmentId, long sequence, Flag... flags) {
        return new EnvironmentSnapshot(environmentId, "shop", "production", sequence, List.of(flags), List.of());
    }

    private static EnvironmentChange.Builder change(String environmentId, long sequence) {
        return EnvironmentChange.newBuilder().setEnvironmentId(environmentId).setSequence(sequence);
    }
}
