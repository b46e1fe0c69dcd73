package dev.guidon.flag.segment;

import dev.guidon.engine.units.UnitList;
import dev.guidon.flag.publish.BlockFormat;
import dev.guidon.flag.publish.EncodedBlock;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Cuts a list into the blocks that readers load; one that an import did not touch stays the one that it was.
@ApplicationScoped
class BuildBlocks {
    private final ImportSteps steps;
    private final BlockFormat format;

    BuildBlocks(ImportSteps steps, BlockFormat format) {
        this.steps = steps;
        this.format = format;
    }

    /// @return names of all blocks of the list, in order
    Uni<List<String>> of(OpenImport open, TouchedHashes touched, long size) {
        int bits = bits(open.blocks().size(), size);
        boolean sameCut = open.blocks().size() == 1 << bits;
        return Multi.createFrom()
                .range(0, 1 << bits)
                .onItem()
                .transformToUniAndConcatenate(block -> sameCut && !touched.isIn(block, bits)
                        ? Uni.createFrom().item(open.blocks().get(block))
                        : build(open, block, bits))
                .collect()
                .asList();
    }

    /// A list that grows or shrinks a little is not cut anew: as long as its blocks are half to twice as large as they
    /// should be, it keeps them.
    private static int bits(int blocks, long size) {
        int wanted = UnitList.bitsFor(size);
        int current = Integer.numberOfTrailingZeros(blocks);
        return blocks > 0 && Math.abs(wanted - current) <= 1 ? current : wanted;
    }

    private Uni<String> build(OpenImport open, int block, int bits) {
        return steps.hashes(open, first(block, bits), last(block, bits))
                .map(format::encode)
                .call(encoded -> steps.keep(open, encoded))
                .map(EncodedBlock::id);
    }

    /// Blocks follow the highest digits of the hash read as unsigned; in each, all hashes have the same sign.
    private static long first(int block, int bits) {
        return bits == 0 ? Long.MIN_VALUE : (long) block << (Long.SIZE - bits);
    }

    private static long last(int block, int bits) {
        return bits == 0 ? Long.MAX_VALUE : first(block, bits) | (-1L >>> bits);
    }
}
