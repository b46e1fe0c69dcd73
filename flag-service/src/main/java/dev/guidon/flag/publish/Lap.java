package dev.guidon.flag.publish;

import dev.guidon.flag.publish.DeliveredLists.Delivered;
import dev.guidon.flag.publish.DeliveredLists.Spot;
import java.util.ArrayList;
import java.util.List;

/// Some blocks of some lists, to be looked into at once, and where that ends.
record Lap(List<Portion> portions, Progress end) {
    static final int LISTS = 16;
    /// A megabyte or so.
    static final int BLOCKS = 64;

    Lap {
        portions = List.copyOf(portions);
    }

    /// @param blocks names of the blocks to look into
    record Portion(Delivered delivered, List<String> blocks) {
        Portion {
            blocks = List.copyOf(blocks);
        }
    }

    /// How far a round has come.
    ///
    /// @param done the last list that was looked into as a whole
    /// @param begun the one after it, if some of it was looked into
    /// @param blocks how many of its blocks
    record Progress(Spot done, Spot begun, int blocks) {
        static final Progress START = done(Spot.START);

        static Progress done(Spot spot) {
            return new Progress(spot, spot, 0);
        }

        int blocksOf(Spot spot) {
            return spot.equals(begun) ? blocks : 0;
        }
    }

    /// @param found the lists after `start`, at most [#LISTS]; fewer when the round ends
    static Lap from(Progress start, List<Delivered> found) {
        List<Portion> portions = new ArrayList<>();
        int budget = BLOCKS;
        Progress reached = start;
        for (Delivered delivered : found) {
            List<String> all = delivered.list().blocks();
            int from = Math.min(all.size(), start.blocksOf(delivered.spot()));
            int to = Math.min(all.size(), from + budget);
            portions.add(new Portion(delivered, all.subList(from, to)));
            budget -= to - from;
            if (to < all.size()) {
                return new Lap(portions, new Progress(reached.done(), delivered.spot(), to));
            }
            reached = Progress.done(delivered.spot());
        }
        return new Lap(portions, found.size() < LISTS ? Progress.START : reached);
    }
}
