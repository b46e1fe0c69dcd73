package dev.guidon.stats.plan;

import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.plan.Planned.NotComputable;
import dev.guidon.stats.plan.Planned.Reason;
import dev.guidon.stats.plan.Planned.Value;
import dev.guidon.stats.sequential.AsymptoticSequence;
import dev.guidon.stats.sequential.Direction;
import java.util.OptionalDouble;

/// Power of the comparison of one treatment with the control, both with the same number of units, for effects
/// relative to the control's mean.
///
/// @param alpha two-sided
/// @param sequentialTuning the units that the asymptotic confidence sequence is tuned for; empty for one look at
///     the end. Sequential power is that at the last look: an experiment that stops earlier has at least that
public record PowerPlan(double alpha, OptionalDouble sequentialTuning) {
    public PowerPlan {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, but is " + alpha);
        }
    }

    public Planned power(Baseline baseline, double effect, double unitsPerArm) {
        if (baseline.mean() == 0) {
            return new NotComputable(Reason.ZERO_BASELINE);
        }
        if (baseline.variance() == 0) {
            return new NotComputable(Reason.ZERO_VARIANCE);
        }
        if (!(unitsPerArm > 0)) {
            return new NotComputable(Reason.NO_UNITS);
        }
        double z = Normal.upperQuantile(alpha / 2);
        double standardError = baseline.relativeStandardError(effect, unitsPerArm) * inflation(unitsPerArm);
        double shift = effect / standardError;
        return new Value(Normal.upperTail(z - shift) + Normal.upperTail(z + shift));
    }

    /// The smallest rise that is found with this power. Its own standard error counts, so with few units there is
    /// none: no rise can outgrow it.
    public Planned minimumEffect(Baseline baseline, double power, double unitsPerArm) {
        if (!(power > alpha)) {
            return new NotComputable(Reason.POWER_NOT_ABOVE_ALPHA);
        }
        if (baseline.mean() == 0) {
            return new NotComputable(Reason.ZERO_BASELINE);
        }
        if (!(unitsPerArm > 0)) {
            return new NotComputable(Reason.NO_UNITS);
        }
        double reach = (Normal.upperQuantile(alpha / 2) + Normal.upperQuantile(1 - power)) * inflation(unitsPerArm);
        double noise = reach * reach * baseline.variance() / unitsPerArm / (baseline.mean() * baseline.mean());
        return noise < 1 ? new Value(smallestRise(noise)) : new NotComputable(Reason.TOO_FEW_UNITS);
    }

    /// Solves effect² = noise·(1 + (1 + effect)²), in which `noise` is the squared relative error that must be
    /// outgrown.
    private static double smallestRise(double noise) {
        return (noise + Math.sqrt(noise * (2 - noise))) / (1 - noise);
    }

    /// How much wider the sequence's interval is than the fixed one.
    private double inflation(double unitsPerArm) {
        if (sequentialTuning.isEmpty()) {
            return 1;
        }
        AsymptoticSequence sequence = new AsymptoticSequence(alpha, sequentialTuning.getAsDouble(), Direction.EITHER);
        return sequence.multiplier(2 * unitsPerArm) / Normal.upperQuantile(alpha / 2);
    }
}
