package dev.guidon.engine.units;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/// Makes lists of units out of the units.
public final class UnitLists {
    public static final UnitHash HASH = new UnitHash(new byte[] {7, 1, 4, 9, 2, 2, 8, 5, 6, 6, 0, 3, 1, 9, 8, 4});

    private UnitLists() {}

    public static UnitList of(Collection<String> units) {
        int bits = UnitList.bitsFor(units.size());
        long[] hashes = units.stream().mapToLong(HASH::of).distinct().toArray();
        return UnitList.of(
                HASH,
                IntStream.range(0, 1 << bits)
                        .mapToObj(block -> Arrays.stream(hashes)
                                .filter(hash -> UnitList.blockOf(hash, bits) == block)
                                .sorted()
                                .toArray())
                        .toList());
    }
}
