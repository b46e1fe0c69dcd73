package dev.guidon.stats.health;

import dev.guidon.stats.SampleRatioCheck;
import dev.guidon.stats.SampleRatioCheck.Arm;
import dev.guidon.stats.SampleRatioCheck.Tested;
import dev.guidon.stats.multiple.Correction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where a sample ratio mismatch comes from. Every level of every dimension (browser, SDK version, region …) is
/// tested by itself, the p-values are corrected for how many there are, and the levels are ranked by how much each
/// deviates. A defect that hits one segment stands out in it, and without it the rest is as promised.
///
/// @param level the false discovery rate at which a level is blamed
public record SampleRatioBlame(double level) {

    /// The units of one level, arm by arm in the order of the shares.
    public record Segment(String dimension, String level, List<Long> units) {
        public Segment {
            units = List.copyOf(units);
        }
    }

    /// A level and its part in the mismatch.
    ///
    /// @param pValue of the level's own chi-square test
    /// @param adjustedPValue by Benjamini–Hochberg over all tested levels of all dimensions
    /// @param contribution of the level's chi-square to that of all levels of its dimension, from 0 to 1
    /// @param largestDeviation of the units from the expected ones as a share of these, signed, in the arm that is
    ///     most off
    /// @param blamed whether the adjusted p-value is below the level of this test
    /// @param without what the ratio of all other units says; empty where nothing is left to test
    public record Suspect(
            Segment segment,
            double chiSquare,
            double pValue,
            double adjustedPValue,
            double contribution,
            double largestDeviation,
            boolean blamed,
            Optional<Tested> without) {}

    public SampleRatioBlame {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level must be between 0 and 1, but is " + level);
        }
    }

    /// The tested levels, the most suspicious first: by adjusted p-value, ties by chi-square. Levels without units
    /// in arms that have a share cannot be tested and are left out.
    public List<Suspect> suspects(List<Double> shares, List<Segment> segments) {
        segments.forEach(segment -> sameArms(shares, segment));
        List<Found> found = segments.stream()
                .flatMap(segment -> test(shares, segment.units).map(tested -> new Found(segment, tested)).stream())
                .toList();
        double[] adjusted = Correction.BENJAMINI_HOCHBERG.adjusted(
                found.stream().mapToDouble(item -> item.tested.pValue()).toArray());
        List<Suspect> suspects = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            suspects.add(suspect(shares, found.get(i), adjusted[i], found));
        }
        suspects.sort(Comparator.comparingDouble(Suspect::adjustedPValue)
                .thenComparing(Comparator.comparingDouble(Suspect::chiSquare).reversed()));
        return List.copyOf(suspects);
    }

    private Suspect suspect(List<Double> shares, Found item, double adjusted, List<Found> all) {
        double ofDimension = sameDimension(item, all)
                .mapToDouble(other -> other.tested.chiSquare())
                .sum();
        List<Found> others =
                sameDimension(item, all).filter(other -> other != item).toList();
        return new Suspect(
                item.segment,
                item.tested.chiSquare(),
                item.tested.pValue(),
                adjusted,
                ofDimension == 0 ? 0 : item.tested.chiSquare() / ofDimension,
                item.tested.largestDeviation(),
                adjusted < level,
                test(shares, together(others, shares.size())));
    }

    private static Stream<Found> sameDimension(Found item, List<Found> all) {
        return all.stream().filter(other -> other.segment.dimension.equals(item.segment.dimension));
    }

    private static List<Long> together(List<Found> found, int arms) {
        return IntStream.range(0, arms)
                .mapToObj(arm ->
                        found.stream().map(item -> item.segment.units.get(arm)).reduce(0L, Math::addExact))
                .toList();
    }

    private static Optional<Tested> test(List<Double> shares, List<Long> units) {
        List<Arm> arms = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            arms.add(new Arm(units.get(i), shares.get(i)));
        }
        return switch (SampleRatioCheck.of(arms)) {
            case Tested tested -> Optional.of(tested);
            case SampleRatioCheck.NotComputable(var _) -> Optional.empty();
        };
    }

    private static void sameArms(List<Double> shares, Segment segment) {
        if (segment.units.size() != shares.size()) {
            throw new IllegalArgumentException("each segment counts " + shares.size() + " arms, unlike " + segment);
        }
    }

    private record Found(Segment segment, Tested tested) {}
}
