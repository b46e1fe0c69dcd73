package dev.guidon.feed;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.UnitList;
import dev.guidon.engine.units.UnitHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings lists of units to where they are asked for, as far as they are not known already. Belongs to one thread.
final class UnitListLoader {
    /// A megabyte or so.
    private static final int BLOCKS_AT_ONCE = 64;

    private final BlockSource source;
    private final BlockCache cache;

    UnitListLoader(BlockSource source, BlockCache cache) {
        this.source = source;
        this.cache = cache;
    }

    /// @throws BlocksMissing when the source does not have all of it
    /// @throws IllegalArgumentException when the list is damaged
    dev.guidon.engine.units.UnitList load(String environmentId, UnitList list) {
        List<ByteString> ids = UnitBlocks.idsOf(list);
        // Keeps alive what comes out of the cache until the list holds it.
        Map<ByteString, long[]> blocks = new HashMap<>();
        List<ByteString> unknown = new ArrayList<>();
        for (ByteString id : ids) {
            long[] known = cache.get(id);
            if (known == null) {
                unknown.add(id);
            } else {
                blocks.put(id, known);
            }
        }
        fetch(environmentId, list.getId(), unknown, blocks);
        return dev.guidon.engine.units.UnitList.of(
                new UnitHash(list.getHashKey().toByteArray()),
                ids.stream().map(blocks::get).toList());
    }

    private void fetch(String environmentId, String listId, List<ByteString> unknown, Map<ByteString, long[]> blocks) {
        List<ByteString> missing = new ArrayList<>();
        for (int from = 0; from < unknown.size(); from += BLOCKS_AT_ONCE) {
            List<ByteString> some = unknown.subList(from, Math.min(unknown.size(), from + BLOCKS_AT_ONCE));
            Map<ByteString, ByteString> found = source.blocks(environmentId, listId, some);
            some.stream().filter(id -> !found.containsKey(id)).forEach(missing::add);
            found.forEach((id, content) -> blocks.put(id, keep(id, content)));
        }
        if (!missing.isEmpty()) {
            throw new BlocksMissing(listId, missing.size());
        }
    }

    private long[] keep(ByteString id, ByteString content) {
        if (!UnitBlocks.idOf(content).equals(id)) {
            throw new IllegalArgumentException("a block is not what its name says");
        }
        long[] block = UnitBlocks.decode(content);
        cache.put(id, block);
        return block;
    }
}
