package dev.guidon.feed;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.EnvironmentChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The reading side of the keys in Redis. Blocks, with a deadline on each call: for the reader's own thread.
final class RedisFeed implements BlockSource {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int CHANGES_AT_ONCE = 1_000;

    private final Redis redis;
    private final FeedKeys keys;
    private final LuaScript snapshot = LuaScript.load("snapshot.lua");
    private final RulesetWriter sequences;

    RedisFeed(Redis redis, FeedKeys keys) {
        this.redis = redis;
        this.keys = keys;
        this.sequences = new RulesetWriter(redis, keys);
    }

    List<String> environmentIds() {
        Response members = await(redis.send(Request.cmd(Command.SMEMBERS).arg(keys.environments())));
        List<String> ids = new ArrayList<>();
        members.forEach(member -> ids.add(member.toString()));
        return ids;
    }

    Map<String, Long> sequences(List<String> environmentIds) {
        return await(sequences.sequences(environmentIds));
    }

    /// The whole environment, or empty when Redis has none of it.
    Optional<EnvironmentSnapshot> snapshot(String id) {
        Response response = await(redis.send(snapshot.on(
                List.of(keys.sequence(id), keys.flags(id), keys.apiKeys(id), keys.names(id), keys.segments(id)))));
        Response sequence = response.get(0);
        Response names = response.get(3);
        if (sequence == null || names.get(0) == null || names.get(1) == null) {
            return Optional.empty();
        }
        return Optional.of(new EnvironmentSnapshot(
                id,
                names.get(0).toString(),
                names.get(1).toString(),
                sequence.toLong(),
                elements(response.get(1)).map(EnvironmentDecoder::flag).toList(),
                elements(response.get(4)).map(EnvironmentDecoder::segment).toList(),
                elements(response.get(2)).map(EnvironmentDecoder::apiKey).toList()));
    }

    /// Changes from `sequence` on, in order; fewer than there are when there are many.
    List<EnvironmentChange> changesFrom(String id, long sequence) {
        Response entries = await(redis.send(Request.cmd(Command.XRANGE)
                .arg(keys.changes(id))
                .arg(sequence + "-0")
                .arg("+")
                .arg("COUNT")
                .arg(CHANGES_AT_ONCE)));
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> EnvironmentDecoder.change(bytes(entry.get(1).get(1))))
                .toList();
    }

    @Override
    public Map<ByteString, ByteString> blocks(String environmentId, String listId, List<ByteString> ids) {
        Request request = Request.cmd(Command.HMGET).arg(keys.units(environmentId, listId));
        ids.forEach(id -> request.arg(Buffer.buffer(id.toByteArray())));
        Response contents = await(redis.send(request));
        Map<ByteString, ByteString> found = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            Response content = contents.get(i);
            if (content != null) {
                found.put(ids.get(i), ByteString.copyFrom(content.toBytes()));
            }
        }
        return found;
    }

    private static Stream<byte[]> elements(Response list) {
        return StreamSupport.stream(list.spliterator(), false).map(RedisFeed::bytes);
    }

    private static byte[] bytes(Response response) {
        return response.toBytes();
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(DEADLINE);
    }
}
