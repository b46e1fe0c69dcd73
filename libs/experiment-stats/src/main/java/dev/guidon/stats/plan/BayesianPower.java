package dev.guidon.stats.plan;

import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.numeric.Roots;
import dev.guidon.stats.plan.Planned.NotComputable;
import dev.guidon.stats.plan.Planned.Reason;
import dev.guidon.stats.plan.Planned.Value;

/// How often the credible interval of a normal posterior will exclude zero if the true effect is a given one.
///
/// @param alpha the interval holds 1 - alpha of the posterior
/// @param scale of the effect that is estimated. Effects and priors are always given relative to the control's mean
public record BayesianPower(double alpha, Prior prior, Scale scale) {
    /// The largest relative effect that is tried: 500 %.
    private static final double LARGEST_EFFECT = 5;

    private static final int STEPS = 5000;

    public enum Scale {
        RELATIVE,
        ABSOLUTE
    }

    /// What was believed of the effect before.
    ///
    /// @param precision 1/variance; 0 is the flat prior, whose mean does not matter
    public record Prior(double mean, double precision) {
        public static final Prior FLAT = new Prior(0, 0);

        public Prior {
            if (!Double.isFinite(mean) || !(precision >= 0) || !Double.isFinite(precision)) {
                throw new IllegalArgumentException(
                        "a prior has a mean and a variance above 0, not " + mean + " and " + 1 / precision);
            }
        }

        public static Prior normal(double mean, double variance) {
            return new Prior(mean, 1 / variance);
        }
    }

    public BayesianPower {
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
        return unitsPerArm > 0 ? new Value(chance(baseline, effect, unitsPerArm)) : new NotComputable(Reason.NO_UNITS);
    }

    /// The smallest rise from zero on with this power; zero where the prior alone has it.
    public Planned minimumEffect(Baseline baseline, double power, double unitsPerArm) {
        return switch (power(baseline, 0, unitsPerArm)) {
            case NotComputable obstacle -> obstacle;
            case Value(var atZero) -> atZero >= power ? new Value(0) : firstRise(baseline, power, unitsPerArm);
        };
    }

    private Planned firstRise(Baseline baseline, double power, double unitsPerArm) {
        for (int step = 1; step <= STEPS; step++) {
            double effect = LARGEST_EFFECT * step / STEPS;
            if (chance(baseline, effect, unitsPerArm) >= power) {
                double before = LARGEST_EFFECT * (step - 1) / STEPS;
                return new Value(Roots.between(before, effect, rise -> chance(baseline, rise, unitsPerArm) - power));
            }
        }
        return new NotComputable(Reason.TOO_FEW_UNITS);
    }

    private double chance(Baseline baseline, double effect, double unitsPerArm) {
        double unit = Math.abs(baseline.mean());
        return switch (scale) {
            case RELATIVE -> excludingZero(alpha, prior, effect, baseline.relativeStandardError(effect, unitsPerArm));
            case ABSOLUTE ->
                excludingZero(
                        alpha,
                        new Prior(prior.mean * unit, prior.precision / (unit * unit)),
                        effect * unit,
                        baseline.absoluteStandardError(unitsPerArm));
        };
    }

    /// The posterior mean is normal around the prior's pull and the true effect; its interval excludes zero where
    /// it is more than z posterior deviations away.
    static double excludingZero(double alpha, Prior prior, double effect, double standardError) {
        double variance = standardError * standardError;
        double reach = Normal.upperQuantile(alpha / 2) * variance * Math.sqrt(1 / variance + prior.precision);
        double pull = variance * prior.mean * prior.precision + effect;
        return Normal.upperTail((reach - pull) / standardError) + Normal.upperTail((reach + pull) / standardError);
    }
}
