package dev.guidon.stats.effect;

import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.Interval;
import dev.guidon.stats.metric.ArmStatistics;
import dev.guidon.stats.numeric.Normal;

/// Whether a metric got worse by less than a margin: what a guardrail has to show. One-sided at level alpha.
///
/// Spotify's rule takes the null, margin times the control's mean, as known (Schultzberg, Ankargren and Frånberg,
/// *Risk-aware Product Decisions in A/B Tests with Multiple Metrics*, arXiv 2402.11609). [Null#CONTRAST] counts the
/// error of that mean: it tests Ȳ_b - (1 - m)·Ȳ_a with the variance s²_b/n_b + (1 - m)²·s²_a/n_a.
///
/// @param margin how much worse is tolerated, zero or more, as a share of the control's mean or in its unit
public record NonInferiorityTest(double alpha, Preferred preferred, double margin, Margin kind, Null hypothesis) {
    /// In which direction the metric gets better.
    public enum Preferred {
        INCREASE,
        DECREASE
    }

    /// What the margin is measured in.
    public enum Margin {
        RELATIVE,
        ABSOLUTE
    }

    /// Whether a relative margin's null has an error of its own.
    public enum Null {
        FIXED,
        CONTRAST
    }

    /// The answer of the test.
    public sealed interface Outcome {}

    /// @param value the difference of the means
    /// @param nullEffect the effect at which the metric is just too bad
    /// @param interval one-sided; the treatment is not inferior exactly when it excludes the null effect
    public record Tested(double value, double standardError, double nullEffect, Interval interval, double pValue)
            implements Outcome {
        public boolean isNotInferior() {
            return !interval.contains(nullEffect);
        }
    }

    public record Undefined(Reason reason) implements Outcome {}

    public NonInferiorityTest {
        if (!(margin >= 0)) {
            throw new IllegalArgumentException("a margin must be zero or more, but is " + margin);
        }
    }

    public Outcome of(ArmStatistics control, ArmStatistics treatment) {
        EffectAnalysis analysis = new EffectAnalysis(EffectScale.ABSOLUTE, new CovariateAdjustment.None());
        return switch (analysis.compare(control, treatment)) {
            case EffectMoments.Undefined(var reason) -> new Undefined(reason);
            case EffectMoments.Known known -> tested(known.value(), control, treatment);
        };
    }

    private Tested tested(double value, ArmStatistics control, ArmStatistics treatment) {
        double sign = preferred == Preferred.INCREASE ? 1 : -1;
        double baseline = control.value().orElseThrow();
        double tolerated = kind == Margin.RELATIVE ? margin * Math.abs(baseline) : margin;
        double nullEffect = tolerated == 0 ? 0 : -sign * tolerated;
        double weight = kind == Margin.RELATIVE && hypothesis == Null.CONTRAST ? 1 + nullEffect / baseline : 1;
        double standardError = Math.hypot(error(treatment), weight * error(control));
        return new Tested(
                value,
                standardError,
                nullEffect,
                Intervals.around(
                        value,
                        Normal.upperQuantile(alpha) * standardError,
                        preferred == Preferred.INCREASE ? Alternative.GREATER : Alternative.LESS),
                Normal.upperTail(sign * (value - nullEffect) / standardError));
    }

    private static double error(ArmStatistics arm) {
        return Math.sqrt(arm.variance().orElseThrow() / arm.units());
    }
}
