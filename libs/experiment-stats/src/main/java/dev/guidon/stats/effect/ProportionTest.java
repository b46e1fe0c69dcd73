package dev.guidon.stats.effect;

import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.Interval;
import dev.guidon.stats.MetricStatistics.Proportion;
import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.numeric.Normal;
import org.hipparchus.special.Gamma;

/// The z-test of two proportions and Pearson's chi-square test beside it.
///
/// They answer slightly different questions: the interval and its p-value let each arm have its own variance, the
/// chi-square p-value has the pooled one that holds when there is no effect.
public record ProportionTest(double alpha, EffectScale scale) {

    /// The answer of the tests.
    public sealed interface Outcome {}

    /// @param pValue with unpooled variances, of the difference on the test's scale
    /// @param pooledPValue chi-square with one degree of freedom and the pooled variance; does not depend on the
    ///     scale
    public record Tested(double value, double standardError, Interval interval, double pValue, double pooledPValue)
            implements Outcome {}

    public record Undefined(Reason reason) implements Outcome {}

    public Outcome of(Proportion control, Proportion treatment) {
        long units = Math.min(control.units(), treatment.units());
        if (units == 0) {
            return new Undefined(Reason.NO_UNITS);
        }
        EffectAnalysis analysis = new EffectAnalysis(scale, new CovariateAdjustment.None());
        return switch (analysis.compare(OfMean.of(control), OfMean.of(treatment))) {
            case EffectMoments.Undefined(var reason) -> new Undefined(reason);
            case EffectMoments.Known known -> tested(known, chiSquare(control, treatment));
        };
    }

    private Tested tested(EffectMoments.Known effect, double chiSquare) {
        double margin = Normal.upperQuantile(alpha / 2) * effect.standardError();
        return new Tested(
                effect.value(),
                effect.standardError(),
                Intervals.around(effect.value(), margin, Alternative.TWO_SIDED),
                Normal.twoSidedTail(effect.value() / effect.standardError()),
                Gamma.regularizedGammaQ(0.5, chiSquare / 2));
    }

    private static double chiSquare(Proportion control, Proportion treatment) {
        double difference =
                (double) treatment.successes() / treatment.units() - (double) control.successes() / control.units();
        Proportion both = control.merged(treatment);
        double variance = both.variance().orElseThrow() * (1.0 / control.units() + 1.0 / treatment.units());
        return difference * difference / variance;
    }
}
