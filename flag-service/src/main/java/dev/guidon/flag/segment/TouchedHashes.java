package dev.guidon.flag.segment;

import dev.guidon.engine.units.UnitList;
import java.util.BitSet;
import java.util.List;

/// Where in a list an import may have changed something: 8 KiB whatever its size. Belongs to one import.
final class TouchedHashes {
    private static final int BITS = 16;

    private final BitSet ranges = new BitSet(1 << BITS);

    void add(List<ListedUnit> units) {
        units.forEach(unit -> ranges.set(UnitList.blockOf(unit.hash(), BITS)));
    }

    void addAll() {
        ranges.set(0, 1 << BITS);
    }

    /// @param bits that choose a block; at most 16
    boolean isIn(int block, int bits) {
        int from = block << (BITS - bits);
        int next = ranges.nextSetBit(from);
        return next >= 0 && next < (block + 1) << (BITS - bits);
    }
}
