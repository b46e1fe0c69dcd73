package dev.guidon.stats.effect;

import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.Interval;
import dev.guidon.stats.numeric.Normal;

/// The interval of a relative effect that stays honest where the control's mean is noisy, and says so where that mean
/// may be zero.
///
/// E. C. Fieller, *Some Problems in Interval Estimation* (JRSS B 16, 1954). Like Statsig's documentation, whose numbers
/// the tests hold, it divides variances by n-1.
public sealed interface FiellerInterval {
    /// From this g on the delta method's interval is visibly too short or too symmetric.
    double NOISY_BASELINE = 0.05;

    /// @param g the squared error of the control's mean at this level, as a share of the mean's square
    /// @param interval of the relative effect; unbounded on both sides from g = 1 on, where the control's mean does
    ///     not differ from zero
    record Known(double g, Interval interval) implements FiellerInterval {}

    record Undefined(Reason reason) implements FiellerInterval {}

    static FiellerInterval of(double alpha, ArmMoments control, ArmMoments treatment) {
        long fewest = Math.min(control.units(), treatment.units());
        if (fewest < 2) {
            return new Undefined(fewest == 0 ? Reason.NO_UNITS : Reason.TOO_FEW_UNITS);
        }
        if (control.mean() == 0) {
            return new Undefined(Reason.ZERO_BASELINE);
        }
        if (control.variance() == 0 && treatment.variance() == 0) {
            return new Undefined(Reason.ZERO_VARIANCE);
        }
        return known(Normal.upperQuantile(alpha / 2), control, treatment);
    }

    private static Known known(double z, ArmMoments control, ArmMoments treatment) {
        double a = control.variance() / (control.units() - 1) / control.mean() / control.mean();
        double b = treatment.variance() / (treatment.units() - 1) / control.mean() / control.mean();
        double g = z * z * a;
        if (!(g < 1)) {
            return new Known(g, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        }
        double ratio = treatment.mean() / control.mean();
        double centre = ratio / (1 - g) - 1;
        double margin = z * Math.sqrt(ratio * ratio * a + (1 - g) * b) / (1 - g);
        double sign = Math.signum(control.mean());
        return new Known(g, new Interval(sign * centre - margin, sign * centre + margin));
    }
}
