package dev.guidon.stats;

import dev.guidon.stats.Estimate.Effect;
import dev.guidon.stats.Estimate.NotComputable;
import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.MetricStatistics.Mean;
import dev.guidon.stats.MetricStatistics.Proportion;
import java.util.Optional;

/// Welch's t-test of two arms with unequal variances: a fixed-horizon test, valid for one look at a time that was
/// chosen before the data came in.
///
/// @param alpha the chance of calling an effect where there is none; intervals hold the true effect with 1 - alpha
public record WelchTest(double alpha) {
    public WelchTest {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, but is " + alpha);
        }
    }

    /// The difference of the means.
    public Estimate absolute(MetricStatistics control, MetricStatistics treatment) {
        return obstacle(control, treatment)
                .<Estimate>map(NotComputable::new)
                .orElseGet(() -> effect(Arm.of(control), Arm.of(treatment), new Scale(1, 1)));
    }

    /// The difference of the means as a share of the control's mean, whose own error counts too (delta method). The
    /// share is of the mean's magnitude, so that a rise is positive also where means are negative.
    public Estimate relative(MetricStatistics control, MetricStatistics treatment) {
        return obstacle(control, treatment)
                .<Estimate>map(NotComputable::new)
                .orElseGet(() -> relativeEffect(Arm.of(control), Arm.of(treatment)));
    }

    private static Optional<Reason> obstacle(MetricStatistics control, MetricStatistics treatment) {
        long fewest = Math.min(control.units(), treatment.units());
        if (fewest < 2) {
            return Optional.of(fewest == 0 ? Reason.NO_UNITS : Reason.TOO_FEW_UNITS);
        }
        if (control.variance().isEmpty() || treatment.variance().isEmpty()) {
            return Optional.of(Reason.CONTRADICTORY_SUMS);
        }
        return Optional.empty();
    }

    private Estimate relativeEffect(Arm control, Arm treatment) {
        double baseline = control.mean.value();
        if (baseline == 0) {
            return new NotComputable(Reason.ZERO_BASELINE);
        }
        return effect(control, treatment, new Scale(Math.abs(baseline), treatment.mean.value() / baseline));
    }

    private Estimate effect(Arm control, Arm treatment, Scale scale) {
        double value = treatment.mean.minus(control.mean).value() / scale.unit;
        double standardError =
                Math.hypot(treatment.standardError(), control.standardError() * scale.controlWeight) / scale.unit;
        if (standardError == 0) {
            return new NotComputable(Reason.ZERO_VARIANCE);
        }
        if (!Double.isFinite(value) || !Double.isFinite(standardError)) {
            return new NotComputable(Reason.OUT_OF_RANGE);
        }
        return tested(value, standardError, new StudentT(degreesOfFreedom(control, treatment)));
    }

    private Effect tested(double value, double standardError, StudentT distribution) {
        double margin = distribution.criticalValue(alpha) * standardError;
        return new Effect(
                value,
                standardError,
                distribution.degreesOfFreedom(),
                distribution.twoSidedTail(value / standardError),
                new Interval(value - margin, value + margin));
    }

    /// Welch–Satterthwaite, written in the arms' shares of the variance so that no fourth power overflows. Relative
    /// effects use those of the absolute one. They are never fewer than the smaller arm's n-1: the maximum only
    /// undoes rounding.
    private static double degreesOfFreedom(Arm control, Arm treatment) {
        double whole = Math.hypot(control.standardError(), treatment.standardError());
        double fromControl = Math.pow(control.standardError() / whole, 4) / (control.units - 1);
        double fromTreatment = Math.pow(treatment.standardError() / whole, 4) / (treatment.units - 1);
        double smaller = Math.min(control.units, treatment.units);
        return Math.max(1 / (fromControl + fromTreatment), smaller - 1);
    }

    /// The effect is the difference divided by `unit`; the control's standard error counts `controlWeight` times,
    /// because a higher control lowers the difference and, if the effect is relative, raises the unit.
    private record Scale(double unit, double controlWeight) {}

    /// An arm whose mean and variance are known.
    private record Arm(long units, DoubleDouble mean, double variance) {
        static Arm of(MetricStatistics statistics) {
            return new Arm(
                    statistics.units(),
                    exactMean(statistics),
                    statistics.variance().orElseThrow());
        }

        private static DoubleDouble exactMean(MetricStatistics statistics) {
            return switch (statistics) {
                case Mean(var sums) -> sums.exactMean();
                case Proportion(var units, var successes) ->
                    DoubleDouble.of((double) successes).dividedBy((double) units);
            };
        }

        double standardError() {
            return Math.sqrt(variance / units);
        }
    }
}
