package dev.guidon.stats.effect;

import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.effect.EffectMoments.Known;
import dev.guidon.stats.effect.EffectMoments.Undefined;
import dev.guidon.stats.metric.ArmStatistics;
import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.ArmStatistics.OfRatio;
import dev.guidon.stats.metric.QuantileStatistics;
import java.util.List;

/// An effect averaged over strata, each weighted by its share of all units: differences between strata, and chance
/// imbalances of the arms over them, no longer count as noise.
///
/// Within a stratum with covariates the outcome is regressed on the arm and the covariates. The shares are estimated,
/// which adds their multinomial error (Miratrix, Sekhon and Yu, *Adjusting Treatment Effect Estimates by
/// Post-Stratification in Randomized Experiments*, JRSS B 75, 2013; GrowthBook's documentation of post-stratification).
/// Strata that do not determine a variance are merged into the largest; when one is left, the analysis is the plain
/// one.
public record PostStratification(EffectScale scale) {

    /// The arms' units of one stratum.
    public record Stratum(ArmStatistics control, ArmStatistics treatment) {
        long units() {
            return control.units() + treatment.units();
        }
    }

    public EffectMoments compare(List<Stratum> strata) {
        if (strata.isEmpty()) {
            return new Undefined(Reason.NO_UNITS);
        }
        List<Stratum> cells = new StratumMerge(strata).cells();
        Stratum whole = StratumMerge.whole(cells);
        EffectMoments unstratified =
                new EffectAnalysis(scale, new CovariateAdjustment.Pooled(0)).compare(whole.control, whole.treatment);
        return switch (unstratified) {
            case Undefined undefined -> undefined;
            case Known known -> cells.size() == 1 ? known : combined(cells, known);
        };
    }

    private EffectMoments combined(List<Stratum> cells, Known unstratified) {
        StrataAverage average =
                StrataAverage.of(cells.stream().map(PostStratification::cell).toList());
        double[] control = average.controlValue();
        double[] treatment = average.treatmentValue();
        double difference = treatment[0] - control[0];
        boolean relative = scale == EffectScale.RELATIVE;
        double unit = relative ? Math.abs(control[0]) : 1;
        double share = relative ? difference / control[0] : 0;
        double[] gradient = new double[control.length - 1];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (treatment[i + 1] - control[i + 1] * (1 + share)) / unit;
        }
        double variance = Vectors.form(gradient, average.covariance(), gradient);
        if (!(variance > 0 && Double.isFinite(difference / unit))) {
            return new Undefined(variance <= 0 ? Reason.ZERO_VARIANCE : Reason.OUT_OF_RANGE);
        }
        return new Known(
                difference / unit,
                Math.sqrt(variance),
                unstratified.degreesOfFreedom(),
                List.of(),
                reduction(unstratified, variance));
    }

    /// Against the analysis without strata, whose own reduction counts as well.
    private static double reduction(Known unstratified, double variance) {
        double before = unstratified.standardError() * unstratified.standardError();
        return 1 - variance / before * (1 - unstratified.varianceReduction());
    }

    private static StratumCell cell(Stratum stratum) {
        return switch (stratum.control) {
            case OfMean mean
            when stratum.treatment instanceof OfMean other ->
                StratumMerge.isAdjustable(mean.sums(), other.sums(), 1)
                        ? StratumCell.adjusted(mean.sums(), other.sums(), 1)
                        : StratumCell.plain(mean.sums(), other.sums(), 1);
            case OfRatio ratio
            when stratum.treatment instanceof OfRatio other ->
                StratumMerge.isAdjustable(ratio.sums(), other.sums(), 2)
                        ? StratumCell.adjusted(ratio.sums(), other.sums(), 2)
                        : StratumCell.plain(ratio.sums(), other.sums(), 2);
            case OfMean _, OfRatio _, QuantileStatistics _ ->
                throw new IllegalArgumentException("strata hold means or ratios, the same in both arms");
        };
    }
}
