package dev.guidon.feed;

import com.google.protobuf.ByteString;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the blocks of lists to Redis: all of a list before the segment that names them, and away with the rest after
/// it. Idempotent, because a block never changes.
public final class UnitListWriter {
    private final Redis redis;
    private final FeedKeys keys;

    public UnitListWriter(Redis redis, FeedKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /// Those of `ids` that Redis does not have.
    public Uni<Set<ByteString>> lacking(String environmentId, String listId, List<ByteString> ids) {
        return present(environmentId, listId).map(present -> {
            Set<ByteString> lacking = new HashSet<>(ids);
            lacking.removeAll(present);
            return Set.copyOf(lacking);
        });
    }

    private Uni<Set<ByteString>> present(String environmentId, String listId) {
        return redis.send(Request.cmd(Command.HKEYS).arg(keys.units(environmentId, listId)))
                .map(UnitListWriter::ids);
    }

    private static Set<ByteString> ids(Response fields) {
        Set<ByteString> ids = new HashSet<>();
        fields.forEach(field -> ids.add(ByteString.copyFrom(field.toBytes())));
        return ids;
    }

    /// Those of `ids` that Redis has with another content than their names say.
    ///
    /// @param ids not so many that their contents do not fit into one answer
    public Uni<Set<ByteString>> damaged(String environmentId, String listId, List<ByteString> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Request request = Request.cmd(Command.HMGET).arg(keys.units(environmentId, listId));
        ids.forEach(id -> request.arg(buffer(id)));
        return redis.send(request).map(contents -> damaged(ids, contents));
    }

    private static Set<ByteString> damaged(List<ByteString> ids, Response contents) {
        Set<ByteString> damaged = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            Response content = contents.get(i);
            if (content != null
                    && !UnitBlocks.idOf(ByteString.copyFrom(content.toBytes())).equals(ids.get(i))) {
                damaged.add(ids.get(i));
            }
        }
        return Set.copyOf(damaged);
    }

    /// @param blocks by their names; not so many that they do not fit into one request
    public Uni<Void> put(String environmentId, String listId, Map<ByteString, ByteString> blocks) {
        if (blocks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Request request = Request.cmd(Command.HSET).arg(keys.units(environmentId, listId));
        blocks.forEach((id, content) -> request.arg(buffer(id)).arg(buffer(content)));
        return redis.send(request).replaceWithVoid();
    }

    /// Removes all blocks of a list but `ids`.
    public Uni<Void> retain(String environmentId, String listId, Set<ByteString> ids) {
        return present(environmentId, listId).chain(present -> {
            present.removeAll(ids);
            return remove(environmentId, listId, present);
        });
    }

    private Uni<Void> remove(String environmentId, String listId, Set<ByteString> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Request request = Request.cmd(Command.HDEL).arg(keys.units(environmentId, listId));
        ids.forEach(id -> request.arg(buffer(id)));
        return redis.send(request).replaceWithVoid();
    }

    private static Buffer buffer(ByteString bytes) {
        return Buffer.buffer(bytes.toByteArray());
    }
}
