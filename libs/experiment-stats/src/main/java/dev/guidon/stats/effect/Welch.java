package dev.guidon.stats.effect;

/// Welch and Satterthwaite's degrees of freedom.
final class Welch {
    private Welch() {}

    /// From the arms' (adjusted) variances, for relative effects too. Written in the arms' shares of the variance, so
    /// that no fourth power overflows. Never fewer than the smaller arm's n-1: the maximum only undoes rounding.
    static double degreesOfFreedom(ArmValue control, ArmValue treatment) {
        double a = control.variance() / control.units;
        double b = treatment.variance() / treatment.units;
        return degreesOfFreedom(a / (a + b), control.units, treatment.units);
    }

    /// @param share of the first arm in the variance of the difference
    static double degreesOfFreedom(double share, long units, long otherUnits) {
        double rest = 1 - share;
        double reciprocal = share * share / (units - 1) + rest * rest / (otherUnits - 1);
        return Math.max(1 / reciprocal, Math.min(units, otherUnits) - 1.0);
    }
}
