package dev.guidon.engine.units;

import java.util.Arrays;
import java.util.List;

/// A set of units as their 64-bit hashes, 8 bytes each whatever the units look like. It lies in blocks, by the highest
/// binary digits of the hash, each of them in order; a changed list shares the blocks that did not change with the one
/// before. Immutable.
///
/// A unit that is not in a list of n units is taken for one that is with probability n / 2^64: for half a million
/// units, once in 37 million million lookups.
public final class UnitList {
    /// Units in a block on average, at most: a change of one unit sends one block anew, and a list of n units names
    /// n / 2,048 blocks.
    private static final int MEAN_BLOCK = 2_048;
    /// For lists of more than a hundred million units; it bounds what a damaged list can make a reader allocate.
    private static final int MAX_BITS = 16;

    private final UnitHash hash;
    private final long[][] blocks;
    private final int bits;
    private final int size;

    private UnitList(UnitHash hash, long[][] blocks) {
        this.hash = hash;
        this.blocks = blocks;
        this.bits = Integer.numberOfTrailingZeros(blocks.length);
        this.size = Arrays.stream(blocks).mapToInt(block -> block.length).sum();
    }

    /// @param blocks a power of two of them, in order, each with the hashes that belong into it in ascending order; the
    ///     caller does not change them any more
    public static UnitList of(UnitHash hash, List<long[]> blocks) {
        if (Integer.bitCount(blocks.size()) != 1 || blocks.size() > 1 << MAX_BITS) {
            throw new IllegalArgumentException("a list has a power of two of blocks, not " + blocks.size());
        }
        return new UnitList(hash, blocks.toArray(long[][]::new));
    }

    /// Binary digits that choose the block in a list of this size.
    public static int bitsFor(long size) {
        long blocks = Math.max(1, (size + MEAN_BLOCK - 1) / MEAN_BLOCK);
        return Math.min(MAX_BITS, Long.SIZE - Long.numberOfLeadingZeros(blocks - 1));
    }

    /// The block that a hash belongs into, of `1 << bits`.
    public static int blockOf(long hash, int bits) {
        return bits == 0 ? 0 : (int) (hash >>> (Long.SIZE - bits));
    }

    public boolean contains(String unit) {
        long wanted = hash.of(unit);
        return Arrays.binarySearch(blocks[blockOf(wanted, bits)], wanted) >= 0;
    }

    public int size() {
        return size;
    }

    /// What units are hashed with.
    public UnitHash hash() {
        return hash;
    }

    /// How many blocks there are; a power of two.
    public int blocks() {
        return blocks.length;
    }

    /// The hashes of one block, as they were given: not to be changed.
    public long[] block(int index) {
        return blocks[index];
    }
}
