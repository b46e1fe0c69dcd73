package dev.guidon.stats.plan;

import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.numeric.Roots;
import dev.guidon.stats.plan.BayesianPower.Prior;
import dev.guidon.stats.plan.Planned.NotComputable;
import dev.guidon.stats.plan.Planned.Reason;
import dev.guidon.stats.plan.Planned.Value;
import dev.guidon.stats.sequential.AsymptoticSequence;
import dev.guidon.stats.sequential.Direction;

/// How many more units a running experiment needs, from the standard error that it really has: metric, adjustment
/// and split are in there already. All goals together shall have the target power, and alpha is shared by all
/// tests.
///
/// @param targetEffect on the scale of the standard error, relative or absolute
/// @param goals metrics that all have to be decided
/// @param arms with the control
public record MidRun(double alpha, double targetPower, double targetEffect, int goals, int arms, Rule rule) {
    /// An experiment that would need 2^27 times what it has will not get there.
    private static final double MOST = 0x1p27;

    /// How the experiment will be decided.
    public sealed interface Rule {
        /// At one look at the end.
        record Fixed() implements Rule {}

        /// By the asymptotic confidence sequence tuned for so many units.
        record Sequential(double tunedFor) implements Rule {}

        /// By a credible interval; the prior is on the scale of the effect.
        record Posterior(Prior prior) implements Rule {}
    }

    public MidRun {
        if (!(alpha > 0 && alpha < 1 && targetPower > 0 && targetPower < 1)) {
            throw new IllegalArgumentException(
                    "alpha and power must be between 0 and 1, but are " + alpha + " and " + targetPower);
        }
        if (goals < 1 || arms < 2) {
            throw new IllegalArgumentException(
                    "there must be one goal and two arms or more, not " + goals + " and " + arms);
        }
        targetEffect = Math.abs(targetEffect);
    }

    /// Units to come as a multiple of those that are there; 0 when the power is already reached.
    ///
    /// @param units of the two compared arms together
    public Planned scalingFactor(double standardError, double units) {
        if (!(units > 0)) {
            return new NotComputable(Reason.NO_UNITS);
        }
        if (!(standardError > 0)) {
            return new NotComputable(Reason.ZERO_VARIANCE);
        }
        double each = Math.pow(targetPower, 1.0 / goals);
        if (power(standardError, units, 0) >= each) {
            return new Value(0);
        }
        double enough = 1;
        while (power(standardError, units, enough) < each) {
            enough *= 2;
            if (enough > MOST) {
                return new NotComputable(Reason.UNREACHABLE);
            }
        }
        double lower = enough == 1 ? 0 : enough / 2;
        return new Value(Roots.between(lower, enough, factor -> power(standardError, units, factor) - each));
    }

    /// The power of one test when there will be `factor` times more units than now.
    public double power(double standardError, double units, double factor) {
        double tested = alpha / ((arms - 1.0) * goals);
        double later = standardError / Math.sqrt(1 + factor);
        return switch (rule) {
            case Rule.Posterior(var prior) -> BayesianPower.excludingZero(tested, prior, targetEffect, later);
            case Rule.Fixed() -> crossing(Normal.upperQuantile(tested / 2), later);
            case Rule.Sequential(var tunedFor) ->
                crossing(
                        new AsymptoticSequence(tested, tunedFor, Direction.EITHER).multiplier(units * (1 + factor)),
                        later);
        };
    }

    private double crossing(double multiplier, double standardError) {
        double shift = targetEffect / standardError;
        return Normal.upperTail(multiplier - shift) + Normal.upperTail(multiplier + shift);
    }
}
