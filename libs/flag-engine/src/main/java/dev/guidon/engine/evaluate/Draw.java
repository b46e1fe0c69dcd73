package dev.guidon.engine.evaluate;

import dev.guidon.engine.bucket.Buckets;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How a rollout, or an experiment, drew a variant.
///
/// @param attribute path of the attribute that holds the unit
/// @param bucket of the unit, from 0 to [Rollout#BUCKETS] - 1; empty when the subject has no unit, so that nothing is
///     drawn
/// @param ranges which buckets get which variant, in declared order
public record Draw(String attribute, Seen unit, OptionalInt bucket, List<Range> ranges) {

    /// @param from first bucket that gets the variant
    /// @param to first bucket that does not any more
    public record Range(String variant, int from, int to) {
        boolean holds(int bucket) {
            return bucket >= from && bucket < to;
        }
    }

    public Draw {
        ranges = List.copyOf(ranges);
    }

    static Draw of(Rollout rollout, Seen seen, Optional<String> unit) {
        OptionalInt bucket =
                unit.isPresent() ? OptionalInt.of(new Buckets(rollout).bucketOf(unit.get())) : OptionalInt.empty();
        return new Draw(rollout.bucketBy(), seen, bucket, ranges(rollout));
    }

    private static List<Range> ranges(Rollout rollout) {
        List<Range> ranges = new ArrayList<>();
        int from = 0;
        for (Share share : rollout.shares()) {
            ranges.add(new Range(share.variant(), from, from + share.weight()));
            from += share.weight();
        }
        return ranges;
    }

    /// The variant that was drawn, if one was.
    public Optional<String> variant() {
        return bucket.isEmpty()
                ? Optional.empty()
                : ranges.stream()
                        .filter(range -> range.holds(bucket.getAsInt()))
                        .map(Range::variant)
                        .findFirst();
    }
}
