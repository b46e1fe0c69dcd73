package dev.guidon.feed;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.contracts.flags.v1.Segment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes rulesets to Redis. Idempotent, and never goes back to an earlier sequence, so it may be called again after
/// any failure and from several instances.
public final class RulesetWriter {
    /// Changes that a reader may be behind before it must load the environment anew.
    private static final int STREAM_LENGTH = 10_000;

    private final Redis redis;
    private final FeedKeys keys;
    private final LuaScript append = LuaScript.load("append.lua");
    private final LuaScript replace = LuaScript.load("replace.lua");

    public RulesetWriter(Redis redis, FeedKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /// Puts one change on top of the one before it.
    public Uni<WriteResult> append(EnvironmentChange change) {
        return redis.send(appendRequest(change)).map(response -> switch (response.toInteger()) {
            case 1 -> WriteResult.APPENDED;
            case 0 -> WriteResult.ALREADY_THERE;
            default -> WriteResult.GAP;
        });
    }

    private Request appendRequest(EnvironmentChange change) {
        String environment = change.getEnvironmentId();
        HashEntry entry = entryOf(change);
        return append.on(List.of(keys.sequence(environment), entry.hash(), keys.changes(environment)))
                .arg(change.getSequence())
                .arg(entry.field())
                .arg(Buffer.buffer(entry.value().toByteArray()))
                .arg(Buffer.buffer(change.toByteArray()))
                .arg(keys.channel())
                .arg(environment)
                .arg(STREAM_LENGTH);
    }

    private record HashEntry(String hash, String field, ByteString value) {}

    private HashEntry entryOf(EnvironmentChange change) {
        String environment = change.getEnvironmentId();
        ByteString removed = ByteString.EMPTY;
        return switch (change.getChangeCase()) {
            case FLAG_PUT ->
                new HashEntry(
                        keys.flags(environment),
                        change.getFlagPut().getKey(),
                        change.getFlagPut().toByteString());
            case FLAG_REMOVED -> new HashEntry(keys.flags(environment), change.getFlagRemoved(), removed);
            case SEGMENT_PUT ->
                new HashEntry(
                        keys.segments(environment),
                        change.getSegmentPut().getKey(),
                        change.getSegmentPut().toByteString());
            case SEGMENT_REMOVED -> new HashEntry(keys.segments(environment), change.getSegmentRemoved(), removed);
            case KEY_PUT ->
                new HashEntry(
                        keys.apiKeys(environment),
                        change.getKeyPut().getId(),
                        change.getKeyPut().toByteString());
            case KEY_REMOVED -> new HashEntry(keys.apiKeys(environment), change.getKeyRemoved(), removed);
            case CHANGE_NOT_SET ->
                throw new IllegalArgumentException(
                        "change " + change.getSequence() + " of environment " + environment + " changes nothing");
        };
    }

    /// Replaces an environment as a whole, unless Redis is further already, and makes it known to readers.
    public Uni<Void> replace(EnvironmentSnapshot snapshot) {
        Request register = Request.cmd(Command.SADD).arg(keys.environments()).arg(snapshot.environmentId());
        return redis.send(register)
                .chain(_ -> redis.send(replaceRequest(snapshot)))
                .replaceWithVoid();
    }

    private Request replaceRequest(EnvironmentSnapshot snapshot) {
        String environment = snapshot.environmentId();
        Request request = replace.on(List.of(
                        keys.sequence(environment),
                        keys.flags(environment),
                        keys.apiKeys(environment),
                        keys.changes(environment),
                        keys.names(environment),
                        keys.segments(environment)))
                .arg(snapshot.sequence())
                .arg(keys.channel())
                .arg(environment)
                .arg(snapshot.projectKey())
                .arg(snapshot.environmentKey())
                .arg(snapshot.flags().size())
                .arg(snapshot.segments().size());
        for (Flag flag : snapshot.flags()) {
            request.arg(flag.getKey()).arg(Buffer.buffer(flag.toByteArray()));
        }
        for (Segment segment : snapshot.segments()) {
            request.arg(segment.getKey()).arg(Buffer.buffer(segment.toByteArray()));
        }
        for (ApiKey key : snapshot.apiKeys()) {
            request.arg(key.getId()).arg(Buffer.buffer(key.toByteArray()));
        }
        return request;
    }

    /// Takes an environment out of Redis as a whole. Readers that hold it keep it, so it must have been empty for as
    /// long as any of them may have been away. Lists of units are gone with the segments that named them.
    public Uni<Void> remove(String environmentId) {
        Request unregister = Request.cmd(Command.SREM).arg(keys.environments()).arg(environmentId);
        Request delete = Request.cmd(Command.DEL)
                .arg(keys.sequence(environmentId))
                .arg(keys.flags(environmentId))
                .arg(keys.apiKeys(environmentId))
                .arg(keys.changes(environmentId))
                .arg(keys.names(environmentId))
                .arg(keys.segments(environmentId));
        return redis.send(unregister).chain(_ -> redis.send(delete)).replaceWithVoid();
    }

    /// A segment as Redis has it.
    public Uni<Optional<Segment>> segment(String environmentId, String segmentKey) {
        Request request =
                Request.cmd(Command.HGET).arg(keys.segments(environmentId)).arg(segmentKey);
        return redis.send(request).map(response -> Optional.ofNullable(response)
                .map(found -> EnvironmentDecoder.segment(found.toBytes())));
    }

    /// All segments of an environment as Redis has them.
    public Uni<List<Segment>> segments(String environmentId) {
        return redis.send(Request.cmd(Command.HVALS).arg(keys.segments(environmentId)))
                .map(RulesetWriter::segments);
    }

    private static List<Segment> segments(Response values) {
        List<Segment> segments = new ArrayList<>();
        values.forEach(value -> segments.add(EnvironmentDecoder.segment(value.toBytes())));
        return List.copyOf(segments);
    }

    /// How much Redis has of an environment.
    ///
    /// @param sequence -1 for none
    public record Sizes(long sequence, long flags, long segments, long apiKeys) {}

    /// Of each of `environmentIds`, as of about one moment: a change that is written meanwhile may be in a part of it.
    public Uni<Map<String, Sizes>> sizes(List<String> environmentIds) {
        if (environmentIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<Request> requests = environmentIds.stream()
                .flatMap(id -> Stream.of(
                        Request.cmd(Command.GET).arg(keys.sequence(id)),
                        Request.cmd(Command.HLEN).arg(keys.flags(id)),
                        Request.cmd(Command.HLEN).arg(keys.segments(id)),
                        Request.cmd(Command.HLEN).arg(keys.apiKeys(id))))
                .toList();
        return redis.batch(requests).map(answers -> sizes(environmentIds, answers));
    }

    private static Map<String, Sizes> sizes(List<String> environmentIds, List<Response> answers) {
        Map<String, Sizes> sizes = new HashMap<>();
        for (int i = 0; i < environmentIds.size(); i++) {
            Response sequence = answers.get(4 * i);
            sizes.put(
                    environmentIds.get(i),
                    new Sizes(
                            sequence == null ? -1 : sequence.toLong(),
                            answers.get(4 * i + 1).toLong(),
                            answers.get(4 * i + 2).toLong(),
                            answers.get(4 * i + 3).toLong()));
        }
        return Map.copyOf(sizes);
    }

    /// The sequence that Redis has of each of `environmentIds`; absent where it has none.
    public Uni<Map<String, Long>> sequences(List<String> environmentIds) {
        if (environmentIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<Request> requests = environmentIds.stream()
                .map(id -> Request.cmd(Command.GET).arg(keys.sequence(id)))
                .toList();
        return redis.batch(requests).map(responses -> sequences(environmentIds, responses));
    }

    private static Map<String, Long> sequences(List<String> environmentIds, List<Response> responses) {
        Map<String, Long> sequences = new HashMap<>();
        for (int i = 0; i < environmentIds.size(); i++) {
            Response response = responses.get(i);
            if (response != null) {
                sequences.put(environmentIds.get(i), response.toLong());
            }
        }
        return Map.copyOf(sequences);
    }
}
