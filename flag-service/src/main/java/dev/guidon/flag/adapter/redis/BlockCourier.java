package dev.guidon.flag.adapter.redis;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.Segment;
import dev.guidon.contracts.flags.v1.UnitList;
import dev.guidon.contracts.flags.v1.Units;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.UnitBlocks;
import dev.guidon.feed.UnitListWriter;
import dev.guidon.flag.adapter.RemoteCall;
import dev.guidon.flag.publish.BlockMirror;
import dev.guidon.flag.publish.BlockSource;
import dev.guidon.flag.publish.PublishedList;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Takes the blocks of long lists to Redis: before the segment that names them those that Redis does not have, and away
/// after it those that neither this segment names nor the one before it, whose readers may be loading them.
@ApplicationScoped
class BlockCourier implements BlockMirror {
    /// A megabyte or so.
    private static final int BLOCKS_AT_ONCE = 64;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final UnitListWriter lists;
    private final BlockSource blocks;

    BlockCourier(Redis redis, FeedSettings settings, BlockSource blocks) {
        this.lists = new UnitListWriter(redis, new FeedKeys(settings.keyPrefix()));
        this.blocks = blocks;
    }

    /// Brings what Redis lacks of the lists of a segment.
    Uni<Void> bring(String environmentId, Segment segment) {
        return each(lists(segment).toList(), list -> bring(environmentId, list));
    }

    private Uni<Void> bring(String environmentId, UnitList list) {
        return bring(environmentId, list.getId(), UnitBlocks.idsOf(list)).replaceWithVoid();
    }

    private Uni<Integer> bring(String environmentId, String listId, List<ByteString> ids) {
        return RemoteCall.within(DEADLINE, lists.lacking(environmentId, listId, ids))
                .call(lacking -> each(parts(lacking), part -> put(environmentId, listId, part)))
                .map(Set::size);
    }

    @Override
    public Uni<Integer> bring(String environmentId, PublishedList list) {
        return bring(
                environmentId,
                list.id(),
                list.blocks().stream().map(BlockCourier::id).toList());
    }

    @Override
    public Uni<Integer> renew(String environmentId, PublishedList list, List<String> blockNames) {
        List<ByteString> ids = blockNames.stream().map(BlockCourier::id).toList();
        return RemoteCall.within(DEADLINE, lists.damaged(environmentId, list.id(), ids))
                .call(damaged -> each(parts(damaged), part -> put(environmentId, list.id(), part)))
                .map(Set::size);
    }

    private Uni<Void> put(String environmentId, String listId, List<ByteString> ids) {
        List<String> names = ids.stream().map(BlockCourier::name).toList();
        return blocks.blocks(listId, names)
                .chain(found -> RemoteCall.within(DEADLINE, lists.put(environmentId, listId, contents(found))));
    }

    private static Map<ByteString, ByteString> contents(Map<String, byte[]> found) {
        Map<ByteString, ByteString> contents = new HashMap<>();
        found.forEach((name, content) -> contents.put(id(name), ByteString.copyFrom(content)));
        return contents;
    }

    private static ByteString id(String name) {
        return ByteString.copyFrom(HexFormat.of().parseHex(name));
    }

    private static String name(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static List<List<ByteString>> parts(Set<ByteString> ids) {
        List<ByteString> all = List.copyOf(ids);
        List<List<ByteString>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BLOCKS_AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + BLOCKS_AT_ONCE)));
        }
        return parts;
    }

    /// @param after the segment that replaced `before`; without lists when it is gone
    Uni<Void> clear(String environmentId, Segment before, Segment after) {
        return each(lists(before).toList(), list -> clear(environmentId, list, after));
    }

    private Uni<Void> clear(String environmentId, UnitList before, Segment after) {
        Set<ByteString> kept = new HashSet<>();
        lists(after)
                .filter(list -> list.getId().equals(before.getId()))
                .forEach(list -> kept.addAll(UnitBlocks.idsOf(list)));
        if (!kept.isEmpty()) {
            kept.addAll(UnitBlocks.idsOf(before));
        }
        return RemoteCall.within(DEADLINE, lists.retain(environmentId, before.getId(), kept));
    }

    private static Stream<UnitList> lists(Segment segment) {
        return Stream.concat(segment.getIncludedList().stream(), segment.getExcludedList().stream())
                .filter(Units::hasList)
                .map(Units::getList);
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
