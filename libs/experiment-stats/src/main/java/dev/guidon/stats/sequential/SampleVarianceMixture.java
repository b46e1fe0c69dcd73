package dev.guidon.stats.sequential;

import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.sequential.SequentialEstimate.NotComputable;
import dev.guidon.stats.sequential.SequentialEstimate.Reason;
import java.util.OptionalDouble;

/// The mixture ratio test in the form that Statsig publishes, for comparison with its numbers. Its mixing variance
/// shrinks with the sample, so its multiplier is nearly a constant (3.585 for balanced arms at 5 %) and it is *not*
/// always valid: [AsymptoticSequence] is. Its p-value is that of the fixed test, stretched so that it equals alpha
/// where the interval touches zero.
public record SampleVarianceMixture(double alpha) {

    /// An arm's units, their mean, and the variance of one unit.
    public record Arm(double mean, double variance, double units) {}

    /// @param variance of the difference
    /// @param tau the variance that the test mixes over
    public record Mixed(double variance, double tau, double multiplier) {}

    public SampleVarianceMixture {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, but is " + alpha);
        }
    }

    public Mixed mixed(Arm control, Arm treatment) {
        double variance = control.variance / control.units + treatment.variance / treatment.units;
        double z = Normal.upperQuantile(alpha / 2);
        double tau = z * z * (control.variance + treatment.variance) / (control.units + treatment.units);
        double logs = -2 * Math.log(alpha / 2) + Math.log1p(tau / variance);
        return new Mixed(variance, tau, Math.sqrt((variance + tau) / tau * logs));
    }

    public SequentialEstimate estimate(Arm control, Arm treatment) {
        if (!(Math.min(control.units, treatment.units) > 0)) {
            return new NotComputable(Reason.NO_UNITS);
        }
        if (!(control.variance + treatment.variance > 0)) {
            return new NotComputable(Reason.ZERO_VARIANCE);
        }
        Mixed mixed = mixed(control, treatment);
        Observed observed =
                new Observed(treatment.mean - control.mean, Math.sqrt(mixed.variance), control.units + treatment.units);
        double stretched = observed.z() * Normal.upperQuantile(alpha / 2) / mixed.multiplier;
        return observed.within(
                mixed.multiplier, Direction.EITHER, Normal.twoSidedTail(stretched), OptionalDouble.empty());
    }
}
