package dev.guidon.stats.effect;

import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.effect.EffectMoments.Known;
import dev.guidon.stats.effect.EffectMoments.Undefined;
import dev.guidon.stats.metric.ArmStatistics;
import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.ArmStatistics.OfRatio;
import dev.guidon.stats.metric.QuantileStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The effect of a treatment on any metric, with its standard error by the delta method (Deng, Knoblich and Lu,
/// *Applying the Delta Method in Metric Analytics*, KDD 2018).
///
/// An arm that does not vary makes the effect undefined, whatever the other arm does: a hundred units without a single
/// conversion have an unknown error, not an error of zero.
public record EffectAnalysis(EffectScale scale, CovariateAdjustment adjustment) {
    /// A variance below this share of its parts is rounding, and below its negative a contradiction.
    private static final double ROUNDING = 1e-13;

    private static final double CONTRADICTION = 1e-9;

    /// Both arms hold the same kind of metric.
    public EffectMoments compare(ArmStatistics control, ArmStatistics treatment) {
        Optional<Reason> obstacle = obstacle(control, treatment);
        return obstacle.<EffectMoments>map(Undefined::new).orElseGet(() -> compared(control, treatment));
    }

    /// The coefficients of the covariates, one for each; zeros where there is nothing to learn from.
    public List<Double> coefficients(ArmStatistics control, ArmStatistics treatment) {
        return Arrays.stream(theta(control, treatment)).boxed().toList();
    }

    private EffectMoments compared(ArmStatistics control, ArmStatistics treatment) {
        double[] theta = theta(control, treatment);
        ArmValue a = valueOf(control, theta);
        ArmValue b = valueOf(treatment, theta);
        Optional<Reason> obstacle = obstacle(a).or(() -> obstacle(b)).or(() -> Optional.of(Reason.ZERO_BASELINE)
                .filter(_ -> scale == EffectScale.RELATIVE && a.plain == 0));
        return obstacle.<EffectMoments>map(Undefined::new).orElseGet(() -> moments(control, a, b, theta));
    }

    private EffectMoments moments(ArmStatistics control, ArmValue a, ArmValue b, double[] theta) {
        double difference = b.value.minus(a.value).value();
        double unit = scale == EffectScale.RELATIVE ? Math.abs(a.plain) : 1;
        double variance = b.varianceOf(1, 0) + a.varianceOf(1, slope(control, a, b, difference));
        double value = difference / unit;
        double standardError = Math.sqrt(variance) / unit;
        if (!(Double.isFinite(value) && Double.isFinite(standardError) && standardError > 0)) {
            return new Undefined(Reason.OUT_OF_RANGE);
        }
        return new Known(
                value,
                standardError,
                Welch.degreesOfFreedom(a, b),
                Arrays.stream(theta).boxed().toList(),
                reduction(a, b));
    }

    /// How much a relative effect, times its unit, falls when the control's plain value rises: by the effect's share.
    /// Adjusted means count their plain difference here and adjusted ratios the adjusted one, as GrowthBook does;
    /// the two differ by what random assignment makes zero in expectation.
    private double slope(ArmStatistics control, ArmValue a, ArmValue b, double difference) {
        if (scale == EffectScale.ABSOLUTE) {
            return 0;
        }
        return (control instanceof OfMean ? b.plain - a.plain : difference) / a.plain;
    }

    private static double reduction(ArmValue a, ArmValue b) {
        double plain = a.plainVariance() / a.units + b.plainVariance() / b.units;
        return plain > 0 ? 1 - (a.variance() / a.units + b.variance() / b.units) / plain : 0;
    }

    private double[] theta(ArmStatistics control, ArmStatistics treatment) {
        return switch (control) {
            case OfMean mean
            when treatment instanceof OfMean other && mean.covariates() == other.covariates() ->
                mean.covariates() == 0 ? new double[0] : Coefficients.of(adjustment, mean, other);
            case OfRatio ratio
            when treatment instanceof OfRatio other && ratio.hasCovariate() == other.hasCovariate() ->
                Coefficients.of(adjustment, ratio, other);
            case QuantileStatistics _ when treatment instanceof QuantileStatistics -> new double[0];
            case OfMean _, OfRatio _, QuantileStatistics _ ->
                throw new IllegalArgumentException("both arms must hold the same metric with the same covariates");
        };
    }

    private static ArmValue valueOf(ArmStatistics arm, double[] theta) {
        return switch (arm) {
            case OfMean mean -> ArmValue.of(mean, theta);
            case OfRatio ratio -> ArmValue.of(ratio, theta.length == 0 ? 0 : theta[0]);
            case QuantileStatistics quantile -> ArmValue.of(quantile);
        };
    }

    private static Optional<Reason> obstacle(ArmStatistics control, ArmStatistics treatment) {
        long fewest = Math.min(control.units(), treatment.units());
        if (fewest < 2) {
            return Optional.of(fewest == 0 ? Reason.NO_UNITS : Reason.TOO_FEW_UNITS);
        }
        if (control.value().isEmpty() || treatment.value().isEmpty()) {
            return Optional.of(Reason.ZERO_DENOMINATOR);
        }
        if (control.variance().isEmpty() || treatment.variance().isEmpty()) {
            return Optional.of(Reason.CONTRADICTORY_SUMS);
        }
        return Optional.empty();
    }

    private static Optional<Reason> obstacle(ArmValue arm) {
        double variance = arm.variance();
        double scale = arm.varianceScale();
        if (variance < -CONTRADICTION * scale) {
            return Optional.of(Reason.CONTRADICTORY_SUMS);
        }
        return variance <= ROUNDING * scale ? Optional.of(Reason.ZERO_VARIANCE) : Optional.empty();
    }
}
