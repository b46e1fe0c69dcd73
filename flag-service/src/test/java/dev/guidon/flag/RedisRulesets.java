package dev.guidon.flag;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.contracts.flags.v1.Segment;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.FlagMapping;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// What readers find in Redis.
@ApplicationScoped
class RedisRulesets {
    private final Redis redis;
    private final FeedKeys keys;

    RedisRulesets(Redis redis, FeedSettings settings) {
        this.redis = redis;
        this.keys = new FeedKeys(settings.keyPrefix());
    }

    /// -1 when Redis has nothing of the environment.
    long sequence(String environmentId) {
        return send(Request.cmd(Command.GET).arg(keys.sequence(environmentId)))
                .map(Response::toLong)
                .orElse(-1L);
    }

    dev.guidon.engine.flag.Flag flag(String environmentId, String flagKey) throws InvalidProtocolBufferException {
        byte[] bytes = send(Request.cmd(Command.HGET)
                        .arg(keys.flags(environmentId))
                        .arg(flagKey))
                .orElseThrow()
                .toBuffer()
                .getBytes();
        return FlagMapping.fromWire(Flag.parseFrom(bytes));
    }

    Optional<Segment> segment(String environmentId, String segmentKey) throws InvalidProtocolBufferException {
        Optional<Response> found =
                send(Request.cmd(Command.HGET).arg(keys.segments(environmentId)).arg(segmentKey));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Segment.parseFrom(found.get().toBytes()));
    }

    /// Names of the blocks of a list.
    Set<String> blocks(String environmentId, String listId) {
        Set<String> names = new HashSet<>();
        send(Request.cmd(Command.HKEYS).arg(keys.units(environmentId, listId)))
                .orElseThrow()
                .forEach(name -> names.add(HexFormat.of().formatHex(name.toBytes())));
        return names;
    }

    /// Loses a block, as an eviction does.
    void dropBlock(String environmentId, String listId, String name) {
        var _ = send(Request.cmd(Command.HDEL)
                .arg(keys.units(environmentId, listId))
                .arg(Buffer.buffer(HexFormat.of().parseHex(name))));
    }

    void putBlock(String environmentId, String listId, String name, byte[] content) {
        var _ = send(Request.cmd(Command.HSET)
                .arg(keys.units(environmentId, listId))
                .arg(Buffer.buffer(HexFormat.of().parseHex(name)))
                .arg(Buffer.buffer(content)));
    }

    byte[] block(String environmentId, String listId, String name) {
        return send(Request.cmd(Command.HGET)
                        .arg(keys.units(environmentId, listId))
                        .arg(Buffer.buffer(HexFormat.of().parseHex(name))))
                .map(Response::toBytes)
                .orElse(new byte[0]);
    }

    /// Loses all flags of an environment and nothing else.
    void dropFlags(String environmentId) {
        var _ = send(Request.cmd(Command.DEL).arg(keys.flags(environmentId)));
    }

    /// What stands in the place of a flag, whatever it is.
    void putFlag(String environmentId, String flagKey, String anything) {
        var _ = send(Request.cmd(Command.HSET)
                .arg(keys.flags(environmentId))
                .arg(flagKey)
                .arg(anything));
    }

    String rawFlag(String environmentId, String flagKey) {
        return send(Request.cmd(Command.HGET).arg(keys.flags(environmentId)).arg(flagKey))
                .orElseThrow()
                .toString();
    }

    boolean knowsFlag(String environmentId, String flagKey) {
        return send(Request.cmd(Command.HEXISTS).arg(keys.flags(environmentId)).arg(flagKey))
                .orElseThrow()
                .toBoolean();
    }

    boolean knowsKey(String environmentId, String keyId) {
        return send(Request.cmd(Command.HEXISTS)
                        .arg(keys.apiKeys(environmentId))
                        .arg(keyId))
                .orElseThrow()
                .toBoolean();
    }

    void flush() {
        var _ = send(Request.cmd(Command.FLUSHDB));
    }

    private Optional<Response> send(Request request) {
        return Optional.ofNullable(redis.send(request).await().indefinitely());
    }
}
