package dev.guidon.demo;

import java.util.List;

/// The plain computation that the stream must agree with: one pass over everything that the demo did.
///
/// @param units in the arm
/// @param mean of the units' numbers
record BatchPass(long units, double mean) {

    /// @param arm what a unit was served
    /// @param value the unit's number, 0 when it did nothing
    record Outcome(String arm, double value) {}

    static BatchPass over(List<Outcome> outcomes, String arm) {
        List<Outcome> ofArm =
                outcomes.stream().filter(outcome -> outcome.arm().equals(arm)).toList();
        double mean = ofArm.stream().mapToDouble(Outcome::value).average().orElse(0);
        return new BatchPass(ofArm.size(), mean);
    }

    /// Sums may be added in another order, so the last digits may differ.
    boolean agreesWith(long otherUnits, double otherMean) {
        return units == otherUnits && Math.abs(mean - otherMean) <= 1e-9 * Math.max(1, Math.abs(mean));
    }
}
