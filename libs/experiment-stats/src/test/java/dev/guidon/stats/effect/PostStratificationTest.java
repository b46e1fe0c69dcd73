package dev.guidon.stats.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.effect.EffectMoments.Known;
import dev.guidon.stats.effect.EffectMoments.Undefined;
import dev.guidon.stats.effect.PostStratification.Stratum;
import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.JointSums;
import dev.guidon.stats.metric.ValueKind;
import java.util.List;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

final class PostStratificationTest {
    private static final PostStratification ABSOLUTE = new PostStratification(EffectScale.ABSOLUTE);
    private static final PostStratification RELATIVE = new PostStratification(EffectScale.RELATIVE);

    /// growthbook/growthbook, packages/stats/tests/frequentist/test_post_strat.py, count metric.
    @Test
    void aMeanHasThePublishedEffect() {
        List<Stratum> strata = List.of(
                stratum(21, 330.0696210595999, 5377.811252605509, 42, 708.1220000911836, 12249.255519049513),
                stratum(65, 1391.96628040659, 30546.63404187155, 75, 1807.4703052657744, 45000.287664918586),
                stratum(102, 2916.824124651419, 86396.06886690554, 101, 3104.5399914554023, 98365.40553530994),
                stratum(151, 5172.587929941052, 182453.04528037464, 121, 4613.696610070716, 180520.64781229294),
                stratum(160, 6539.348445231273, 274981.98909352464, 162, 7431.953259880505, 349244.6690736718));

        Known effect = (Known) RELATIVE.compare(strata);

        assertThat(effect.value()).isCloseTo(0.10994584851937336, within(1e-10));
        assertThat(effect.standardError()).isCloseTo(0.012225394656480164, within(1e-10));
    }

    @Test
    void oneStratumIsThePlainAnalysis() {
        OfMean control = Samples.mean(Samples.units(3, 50, 1, 0));
        OfMean treatment = Samples.mean(Samples.units(4, 60, 1, 1));

        assertThat(RELATIVE.compare(List.of(new Stratum(control, treatment))))
                .isEqualTo(new EffectAnalysis(EffectScale.RELATIVE, new CovariateAdjustment.Pooled(0))
                        .compare(control, treatment));
    }

    @Test
    void aStratumWithoutVarianceJoinsTheLargest() {
        OfMean control = Samples.numbers(1, 2, 3, 4);
        OfMean treatment = Samples.numbers(2, 3, 4, 7);
        Stratum large = new Stratum(control, treatment);
        Stratum other = new Stratum(Samples.numbers(9, 11), Samples.numbers(10, 12));
        Stratum thin = new Stratum(Samples.numbers(5), Samples.numbers());
        Stratum joined = new Stratum(Samples.numbers(1, 2, 3, 4, 5), treatment);

        Known merged = (Known) ABSOLUTE.compare(List.of(thin, large, other));
        Known byHand = (Known) ABSOLUTE.compare(List.of(joined, other));

        assertThat(merged.value()).isCloseTo(byHand.value(), within(1e-12));
        assertThat(merged.standardError()).isCloseTo(byHand.standardError(), within(1e-12));
    }

    /// Strata that differ far more than their units leave almost all variance behind.
    @Test
    void differencesBetweenStrataAreNotNoise() {
        Stratum low = new Stratum(Samples.numbers(1, 2, 3), Samples.numbers(2, 3, 4));
        Stratum high = new Stratum(Samples.numbers(1001, 1002, 1003), Samples.numbers(1002, 1003, 1004));

        Known effect = (Known) ABSOLUTE.compare(List.of(low, high));

        assertThat(effect.value()).isCloseTo(1, within(1e-9));
        assertThat(effect.standardError()).isLessThan(1);
        assertThat(effect.varianceReduction()).isGreaterThan(0.999);
    }

    /// Two strata alike in everything: the average is the regression of either.
    @Test
    void aStratumWithACovariateIsARegression() {
        double[][] control = Samples.units(5, 30, 1, 0);
        double[][] treatment = Samples.units(6, 40, 1, 1);
        Stratum stratum = new Stratum(Samples.mean(control), Samples.mean(treatment));

        Known effect = (Known) ABSOLUTE.compare(List.of(stratum, stratum));

        OLSMultipleLinearRegression regression = regression(control, treatment);
        assertThat(effect.value()).isCloseTo(regression.estimateRegressionParameters()[1], within(1e-9));
        assertThat(effect.standardError())
                .isCloseTo(regression.estimateRegressionParametersStandardErrors()[1] / Math.sqrt(2), within(1e-9));
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        assertThat(ABSOLUTE.compare(List.of())).isEqualTo(new Undefined(Reason.NO_UNITS));
        assertThat(ABSOLUTE.compare(List.of(
                        new Stratum(Samples.numbers(1, 1), Samples.numbers(1, 1)),
                        new Stratum(Samples.numbers(1, 1), Samples.numbers(1, 1)))))
                .isEqualTo(new Undefined(Reason.ZERO_VARIANCE));
        assertThat(RELATIVE.compare(List.of(
                        new Stratum(Samples.numbers(-1, 1), Samples.numbers(1, 2)),
                        new Stratum(Samples.numbers(-2, 2), Samples.numbers(1, 2)))))
                .isEqualTo(new Undefined(Reason.ZERO_BASELINE));
    }

    private static Stratum stratum(
            long controls, double sum, double squares, long treated, double treatedSum, double treatedSquares) {
        return new Stratum(mean(controls, sum, squares), mean(treated, treatedSum, treatedSquares));
    }

    private static OfMean mean(long units, double sum, double squares) {
        return new OfMean(JointSums.ofRaw(List.of(ValueKind.NUMBER), units, List.of(sum), List.of(squares)));
    }

    private static OLSMultipleLinearRegression regression(double[][] control, double[][] treatment) {
        int units = control.length + treatment.length;
        double[] outcome = new double[units];
        double[][] design = new double[units][];
        for (int i = 0; i < units; i++) {
            double[] unit = i < control.length ? control[i] : treatment[i - control.length];
            outcome[i] = unit[0];
            design[i] = new double[] {i < control.length ? 0 : 1, unit[1]};
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(outcome, design);
        return regression;
    }
}
