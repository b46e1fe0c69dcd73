package dev.guidon.metrics.compare;

import java.util.List;

/// How often each of two models was right on the same items.
///
/// @param onlyBaseline items that the baseline alone got right: the regressions
/// @param onlyCandidate items that the candidate alone got right: the improvements
public record PairedOutcomes(int bothRight, int onlyBaseline, int onlyCandidate, int bothWrong) {
    public PairedOutcomes {
        if (bothRight < 0 || onlyBaseline < 0 || onlyCandidate < 0 || bothWrong < 0) {
            throw new IllegalArgumentException("counts cannot be negative");
        }
    }

    /// @param baseline whether it was right, by item
    /// @param candidate the same items in the same order
    /// @throws IllegalArgumentException when there are not as many of both, or none
    public static PairedOutcomes of(List<Boolean> baseline, List<Boolean> candidate) {
        if (baseline.size() != candidate.size() || baseline.isEmpty()) {
            throw new IllegalArgumentException("outcomes are paired: " + baseline.size() + " of the baseline, "
                    + candidate.size() + " of the candidate");
        }
        int[] counts = new int[4];
        for (int item = 0; item < baseline.size(); item++) {
            counts[(baseline.get(item) ? 0 : 2) + (candidate.get(item) ? 0 : 1)]++;
        }
        return new PairedOutcomes(counts[0], counts[1], counts[2], counts[3]);
    }

    public int items() {
        return bothRight + onlyBaseline + onlyCandidate + bothWrong;
    }

    /// Accuracy of the candidate minus the baseline's, between -1 and 1.
    public double difference() {
        return (double) (onlyCandidate - onlyBaseline) / items();
    }
}
