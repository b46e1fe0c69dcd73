package dev.guidon.stats.plan;

import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.plan.Planned.NotComputable;
import dev.guidon.stats.plan.Planned.Reason;
import dev.guidon.stats.plan.Planned.Value;
import java.util.Collections;
import java.util.List;

/// How many units a two-sided normal test needs: E. Duflo, R. Glennerster, M. Kremer, *Using randomization in
/// development economics research: a toolkit* (2007), section 4.
///
/// @param alpha of one comparison
/// @param power the chance to find the effect where it is
public record SampleSize(double alpha, double power) {
    public SampleSize {
        if (!(alpha > 0 && alpha < 1 && power > 0 && power < 1)) {
            throw new IllegalArgumentException(
                    "alpha and power must be between 0 and 1, but are " + alpha + " and " + power);
        }
    }

    /// Units of all arms together, of equal sizes.
    public Planned total(double absoluteEffect, double variance, int arms) {
        if (arms < 2) {
            throw new IllegalArgumentException("an experiment has two arms or more, not " + arms);
        }
        return total(absoluteEffect, variance, Collections.nCopies(arms, 1.0 / arms));
    }

    /// Units of all arms together, so that comparisons of the control with each treatment find the effect on average.
    ///
    /// @param allocation shares of the arms, the control's first
    public Planned total(double absoluteEffect, double variance, List<Double> allocation) {
        if (allocation.size() < 2 || allocation.stream().anyMatch(share -> !(share > 0))) {
            throw new IllegalArgumentException("two arms or more need positive shares, unlike " + allocation);
        }
        double whole = allocation.stream().mapToDouble(Double::doubleValue).sum();
        double errors = allocation.stream()
                .skip(1)
                .mapToDouble(share -> Math.sqrt(whole / allocation.getFirst() + whole / share))
                .average()
                .orElseThrow();
        return units(absoluteEffect, variance, errors * errors * variance);
    }

    /// Units of each arm for an effect relative to the mean.
    public Planned perArm(Baseline baseline, double relativeEffect) {
        return units(relativeEffect * baseline.mean(), baseline.variance(), 2 * baseline.variance());
    }

    /// Units of each arm for a relative effect on a rate, whose variance changes with it.
    public Planned perArmOfRate(double rate, double relativeEffect) {
        double changed = rate * (1 + relativeEffect);
        if (!(rate >= 0 && rate <= 1 && changed >= 0 && changed <= 1)) {
            return new NotComputable(Reason.IMPOSSIBLE_RATE);
        }
        double variances = rate * (1 - rate) + changed * (1 - changed);
        return units(changed - rate, variances, variances);
    }

    /// The power that these arms have.
    public static Planned achievedPower(
            double absoluteEffect, double variance, double first, double second, double alpha) {
        if (!(Math.min(first, second) > 0)) {
            return new NotComputable(Reason.NO_UNITS);
        }
        if (!(variance > 0)) {
            return new NotComputable(Reason.ZERO_VARIANCE);
        }
        double shift = Math.abs(absoluteEffect) / Math.sqrt(variance / first + variance / second);
        double z = Normal.upperQuantile(alpha / 2);
        return new Value(Normal.upperTail(z - shift) + Normal.upperTail(z + shift));
    }

    private Planned units(double effect, double variance, double summedVariances) {
        if (effect == 0) {
            return new NotComputable(Reason.ZERO_EFFECT);
        }
        if (!(variance > 0)) {
            return new NotComputable(Reason.ZERO_VARIANCE);
        }
        if (!(power > alpha)) {
            return new NotComputable(Reason.POWER_NOT_ABOVE_ALPHA);
        }
        double reach = (Normal.upperQuantile(alpha / 2) + Normal.upperQuantile(1 - power)) / effect;
        return new Value(Math.ceil(reach * reach * summedVariances));
    }
}
