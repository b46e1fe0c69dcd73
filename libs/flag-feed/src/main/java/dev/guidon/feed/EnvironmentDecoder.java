package dev.guidon.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.contracts.flags.v1.Segment;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.kit.identity.KeyKind;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Turns what Redis holds into environments. A flag or a segment that this version cannot read (written by a newer one,
/// or damaged) does not take its neighbours down: it keeps its last readable form, or is left out, and a warning says
/// so. So does a flag that asks for a segment that was left out.
final class EnvironmentDecoder {
    private static final Logger LOG = Logger.getLogger(EnvironmentDecoder.class);

    private final UnitListLoader lists;
    private final InstantSource clock;

    /// @param clock that ramps go by
    EnvironmentDecoder(UnitListLoader lists, InstantSource clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /// @param known what this reader had before, whose flags and segments stand in for those that cannot be read
    Environment decode(EnvironmentSnapshot snapshot, Optional<Environment> known) {
        String id = snapshot.environmentId();
        SegmentReading segments = SegmentReading.of(id, snapshot.segments(), lists, known);
        Ruleset withoutFlags = Ruleset.compile(snapshot.sequence(), List.of(), segments.segments());
        List<dev.guidon.engine.flag.Flag> flags = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        snapshot.flags().forEach(flag -> read(id, flag, withoutFlags)
                .ifPresentOrElse(flags::add, () -> unreadable.add(flag.getKey())));
        Ruleset ruleset = Ruleset.compile(snapshot.sequence(), flags, segments.segments(), clock);
        if (known.isPresent()) {
            for (String flagKey : unreadable) {
                ruleset = ruleset.withFlagOf(known.get().ruleset(), flagKey);
            }
        }
        Map<ByteBuffer, Environment.ApiKey> keys = new HashMap<>();
        snapshot.apiKeys().forEach(key -> put(keys, key));
        return new Environment(
                id, snapshot.projectKey(), snapshot.environmentKey(), ruleset, keys, segments.awaitsBlocks());
    }

    /// The environment after a change that follows directly on it.
    Environment apply(Environment environment, EnvironmentChange change) {
        Ruleset ruleset = environment.ruleset();
        long sequence = change.getSequence();
        return switch (change.getChangeCase()) {
            case FLAG_PUT ->
                environment.with(read(environment.id(), change.getFlagPut(), ruleset)
                        .map(flag -> ruleset.with(sequence, flag))
                        .orElseGet(() -> ruleset.at(sequence)));
            case FLAG_REMOVED -> environment.with(ruleset.without(sequence, change.getFlagRemoved()));
            case SEGMENT_PUT -> withSegment(environment, change);
            case SEGMENT_REMOVED -> environment.with(ruleset.withoutSegment(sequence, change.getSegmentRemoved()));
            case KEY_PUT, KEY_REMOVED -> withKeys(environment, change);
            case CHANGE_NOT_SET -> environment.with(ruleset.at(sequence));
        };
    }

    private Environment withSegment(Environment environment, EnvironmentChange change) {
        Segment wire = change.getSegmentPut();
        SegmentReading read = SegmentReading.of(environment.id(), List.of(wire), lists, Optional.of(environment));
        Ruleset ruleset = environment.ruleset().at(change.getSequence());
        for (dev.guidon.engine.flag.Segment segment : read.segments()) {
            Ruleset changed = ruleset.with(change.getSequence(), segment);
            ruleset = changed.knowsSegment(segment.key()) ? changed : refused(environment.id(), wire, ruleset);
        }
        Environment moved = environment.with(ruleset);
        return read.awaitsBlocks() ? moved.awaitingBlocks() : moved;
    }

    private static Ruleset refused(String environmentId, Segment wire, Ruleset before) {
        LOG.warnf(
                "segment left as it was, because it asks for itself or for one that is not there, environment=%s"
                        + " segment=%s version=%d",
                environmentId, wire.getKey(), wire.getVersion());
        return before;
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
                keys,
                environment.awaitsBlocks());
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

    /// @param ruleset knows the segments that the flag may ask for
    private static Optional<dev.guidon.engine.flag.Flag> read(String environmentId, Flag wire, Ruleset ruleset) {
        try {
            dev.guidon.engine.flag.Flag flag = FlagMapping.fromWire(wire);
            flag.configuration()
                    .segmentsNamed()
                    .filter(segment -> !ruleset.knowsSegment(segment))
                    .findFirst()
                    .ifPresent(segment -> {
                        throw new IllegalArgumentException("there is no segment " + segment);
                    });
            return Optional.of(flag);
        } catch (IllegalArgumentException unreadable) {
            LOG.warnf(
                    "flag left as it was, because it cannot be read, environment=%s flag=%s version=%d problem=%s",
                    environmentId, wire.getKey(), wire.getVersion(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    static Flag flag(byte[] bytes) {
        return parse(Flag.parser(), bytes);
    }

    static Segment segment(byte[] bytes) {
        return parse(Segment.parser(), bytes);
    }

    static ApiKey apiKey(byte[] bytes) {
        return parse(ApiKey.parser(), bytes);
    }

    static EnvironmentChange change(byte[] bytes) {
        return parse(EnvironmentChange.parser(), bytes);
    }

    private static <T extends MessageLite> T parse(Parser<T> parser, byte[] bytes) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException(
                    "Redis holds something that is neither flag, segment, key nor change", damaged);
        }
    }
}
