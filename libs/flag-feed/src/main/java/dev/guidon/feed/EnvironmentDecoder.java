package dev.guidon.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.kit.identity.KeyKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Turns what Redis holds into environments. A flag that this version cannot read (written by a newer one, or damaged)
/// does not take its neighbours down: it keeps its last readable form, or is left out, and a warning says so.
final class EnvironmentDecoder {
    private static final Logger LOG = Logger.getLogger(EnvironmentDecoder.class);

    /// @param known what this reader had before, whose flags stand in for those that cannot be read
    Environment decode(EnvironmentSnapshot snapshot, Optional<Environment> known) {
        List<dev.guidon.engine.flag.Flag> flags = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        snapshot.flags().forEach(flag -> read(snapshot.environmentId(), flag)
                .ifPresentOrElse(flags::add, () -> unreadable.add(flag.getKey())));
        Ruleset ruleset = Ruleset.compile(snapshot.sequence(), flags);
        if (known.isPresent()) {
            for (String flagKey : unreadable) {
                ruleset = ruleset.withFlagOf(known.get().ruleset(), flagKey);
            }
        }
        Map<ByteBuffer, Environment.ApiKey> keys = new HashMap<>();
        snapshot.apiKeys().forEach(key -> put(keys, key));
        return new Environment(
                snapshot.environmentId(), snapshot.projectKey(), snapshot.environmentKey(), ruleset, keys);
    }

    /// The environment after a change that follows directly on it.
    Environment apply(Environment environment, EnvironmentChange change) {
        Ruleset ruleset = environment.ruleset();
        long sequence = change.getSequence();
        return switch (change.getChangeCase()) {
            case FLAG_PUT ->
                with(
                        environment,
                        read(environment.id(), change.getFlagPut())
                                .map(flag -> ruleset.with(sequence, flag))
                                .orElseGet(() -> ruleset.at(sequence)));
            case FLAG_REMOVED -> with(environment, ruleset.without(sequence, change.getFlagRemoved()));
            case KEY_PUT, KEY_REMOVED -> withKeys(environment, change);
            case CHANGE_NOT_SET -> with(environment, ruleset.at(sequence));
        };
    }

    private static Environment with(Environment environment, Ruleset ruleset) {
        return new Environment(
                environment.id(),
                environment.projectKey(),
                environment.environmentKey(),
                ruleset,
                environment.apiKeys());
    }

    private static Environment withKeys(Environment environment, EnvironmentChange change) {
        Map<ByteBuffer, Environment.ApiKey> keys = new HashMap<>(environment.apiKeys());
        String id = change.hasKeyPut() ? change.getKeyPut().getId() : change.getKeyRemoved();
        keys.values().removeIf(key -> key.id().equals(id));
        if (change.hasKeyPut()) {
            put(keys, change.getKeyPut());
        }
        return new Environment(
                environment.id(),
                environment.projectKey(),
                environment.environmentKey(),
                environment.ruleset().at(change.getSequence()),
                keys);
    }

    private static void put(Map<ByteBuffer, Environment.ApiKey> keys, ApiKey key) {
        kindOf(key).ifPresent(kind -> keys.put(key.getHash().asReadOnlyByteBuffer(), apiKey(key, kind)));
    }

    private static Environment.ApiKey apiKey(ApiKey key, KeyKind kind) {
        return key.getExpiresAt() == 0
                ? new Environment.ApiKey(key.getId(), kind)
                : new Environment.ApiKey(key.getId(), kind, key.getExpiresAt());
    }

    /// A key of an unknown kind opens nothing.
    private static Optional<KeyKind> kindOf(ApiKey key) {
        return switch (key.getKind()) {
            case KEY_KIND_SERVER -> Optional.of(KeyKind.SERVER);
            case KEY_KIND_CLIENT -> Optional.of(KeyKind.CLIENT);
            case KEY_KIND_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static Optional<dev.guidon.engine.flag.Flag> read(String environmentId, Flag wire) {
        try {
            return Optional.of(FlagMapping.fromWire(wire));
        } catch (IllegalArgumentException unreadable) {
            LOG.warnf(
                    "flag left as it was, because it cannot be read, environment=%s flag=%s version=%d problem=%s",
                    environmentId, wire.getKey(), wire.getVersion(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    static Flag flag(byte[] bytes) {
        try {
            return Flag.parseFrom(bytes);
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException("Redis holds something that is no flag", damaged);
        }
    }

    static ApiKey apiKey(byte[] bytes) {
        try {
            return ApiKey.parseFrom(bytes);
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException("Redis holds something that is no API key", damaged);
        }
    }

    static EnvironmentChange change(byte[] bytes) {
        try {
            return EnvironmentChange.parseFrom(bytes);
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException("Redis holds something that is no change", damaged);
        }
    }
}
