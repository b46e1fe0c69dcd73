package dev.guidon.stats.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.effect.EffectMoments.Known;
import dev.guidon.stats.effect.EffectMoments.Undefined;
import dev.guidon.stats.metric.ArmStatistics;
import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.JointSums;
import dev.guidon.stats.metric.ValueKind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

final class EffectAnalysisTest {
    private static final CovariateAdjustment NONE = new CovariateAdjustment.None();
    private static final CovariateAdjustment POOLED = new CovariateAdjustment.Pooled(0);
    private static final CovariateAdjustment WITHIN = new CovariateAdjustment.WithinArm(0);

    /// growthbook/growthbook, packages/stats/tests/test_gbstats.py, TestAnalyzeMetricDfRegressionAdjustment.
    @Test
    void anAdjustedMeanHasThePublishedEffect() {
        OfMean control = adjusted(3001, 300, 600, 210, 415, -20);
        OfMean treatment = adjusted(3000, 222, 555, 120, 405, -10);

        Known effect = known(EffectScale.RELATIVE, POOLED, control, treatment);

        assertThat(effect.value()).isCloseTo(-0.2817071538457276, within(1e-12));
        assertThat(effect.standardError()).isCloseTo(0.09710487644510962, within(1e-12));
        assertThat(effect.coefficients()).hasSize(1);
        assertThat(effect.coefficients().getFirst()).isCloseTo(-0.07321194034813545, within(1e-12));
    }

    /// Lin's estimator is the coefficient of the arm in a regression with interactions around the common means.
    @Property(tries = 50)
    void withinArmCoefficientsAreTheInteractedRegression(@ForAll @LongRange(min = 0, max = 10_000) long seed) {
        double[][] control = Samples.units(seed, 30, 2, 0);
        double[][] treatment = Samples.units(seed + 1_000_000, 90, 2, 1);

        Known effect = known(EffectScale.ABSOLUTE, WITHIN, Samples.mean(control), Samples.mean(treatment));

        assertThat(effect.value()).isCloseTo(interactedRegression(control, treatment), within(1e-8));
    }

    @Property(tries = 50)
    void withinArmCoefficientsLeaveLessVarianceThanNone(@ForAll @LongRange(min = 0, max = 10_000) long seed) {
        OfMean control = Samples.mean(Samples.units(seed, 40, 2, 0));
        OfMean treatment = Samples.mean(Samples.units(seed + 1_000_000, 120, 2, 1));

        Known plain = known(EffectScale.ABSOLUTE, NONE, control, treatment);
        Known adjusted = known(EffectScale.ABSOLUTE, WITHIN, control, treatment);

        assertThat(adjusted.standardError()).isLessThan(plain.standardError());
        assertThat(adjusted.varianceReduction())
                .isCloseTo(1 - Math.pow(adjusted.standardError() / plain.standardError(), 2), within(1e-9));
    }

    @Property(tries = 100)
    void aRelativeEffectDoesNotDependOnTheUnitOfTheMetric(
            @ForAll @LongRange(min = 0, max = 10_000) long seed,
            @ForAll @DoubleRange(min = 0.01, max = 1e3) double unit) {
        double[][] control = Samples.units(seed, 20, 1, 0);
        double[][] treatment = Samples.units(seed + 1_000_000, 25, 1, 2);
        Known effect = known(EffectScale.RELATIVE, POOLED, Samples.mean(control), Samples.mean(treatment));

        rescale(control, -unit);
        rescale(treatment, -unit);
        Known negated = known(EffectScale.RELATIVE, POOLED, Samples.mean(control), Samples.mean(treatment));

        assertThat(negated.value()).isCloseTo(-effect.value(), within(1e-9));
        assertThat(negated.standardError()).isCloseTo(effect.standardError(), within(1e-9));
    }

    @Test
    void aRatioOfConstantDenominatorsIsAMean() {
        double[][] control = {{1, 2}, {3, 2}, {8, 2}};
        double[][] treatment = {{2, 2}, {4, 2}, {9, 2}, {9, 2}};

        Known ratio = known(EffectScale.RELATIVE, NONE, Samples.ratio(control), Samples.ratio(treatment));
        Known mean = known(EffectScale.RELATIVE, NONE, Samples.numbers(1, 3, 8), Samples.numbers(2, 4, 9, 9));

        assertThat(ratio.value()).isCloseTo(mean.value(), within(1e-12));
        assertThat(ratio.standardError()).isCloseTo(mean.standardError(), within(1e-12));
        assertThat(ratio.degreesOfFreedom()).isCloseTo(mean.degreesOfFreedom(), within(1e-9));
    }

    @Test
    void aCovariateThatOthersDetermineChangesNothing() {
        double[][] control = Samples.units(1, 40, 1, 0);
        double[][] treatment = Samples.units(2, 40, 1, 1);
        Known one = known(EffectScale.ABSOLUTE, POOLED, Samples.mean(control), Samples.mean(treatment));

        Known twice =
                known(EffectScale.ABSOLUTE, POOLED, Samples.mean(doubled(control)), Samples.mean(doubled(treatment)));

        assertThat(twice.value()).isCloseTo(one.value(), within(1e-9));
        assertThat(twice.coefficients()).hasSize(3).endsWith(0.0, 0.0);
    }

    @Test
    void aCovariateThatDoesNotVaryChangesNothing() {
        OfMean control = Samples.mean(new double[] {1, 4}, new double[] {3, 4});
        OfMean treatment = Samples.mean(new double[] {2, 4}, new double[] {7, 4});

        Known effect = known(EffectScale.ABSOLUTE, WITHIN, control, treatment);

        assertThat(effect.value()).isEqualTo(2.5);
        assertThat(effect.coefficients()).containsExactly(0.0);
    }

    @Test
    void aLargeOffsetCostsNoDigits() {
        Known effect = known(
                EffectScale.ABSOLUTE,
                NONE,
                Samples.numbers(1e12 + 1, 1e12 + 2, 1e12 + 3),
                Samples.numbers(1e12 + 1.5, 1e12 + 2.5, 1e12 + 3.5));

        assertThat(effect.value()).isEqualTo(0.5);
        assertThat(effect.standardError()).isCloseTo(Math.sqrt(2 / 3.0), within(1e-12));
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        OfMean spread = Samples.numbers(1, 2, 4);

        assertThat(compare(Samples.numbers(), spread)).isEqualTo(new Undefined(Reason.NO_UNITS));
        assertThat(compare(spread, Samples.numbers(3))).isEqualTo(new Undefined(Reason.TOO_FEW_UNITS));
        assertThat(compare(spread, Samples.numbers(3, 3))).isEqualTo(new Undefined(Reason.ZERO_VARIANCE));
        assertThat(compare(Samples.numbers(-1, 1), spread)).isEqualTo(new Undefined(Reason.ZERO_BASELINE));
        assertThat(compare(adjusted(2, 1396.87, 52377.9767, 1, 1, 1), adjusted(9, 9, 90, 1, 1, 1)))
                .isEqualTo(new Undefined(Reason.CONTRADICTORY_SUMS));
        assertThat(compare(
                        Samples.ratio(new double[] {1, -1}, new double[] {2, 1}),
                        Samples.ratio(new double[] {1, 1}, new double[] {2, 1})))
                .isEqualTo(new Undefined(Reason.ZERO_DENOMINATOR));
    }

    @Test
    void armsOfDifferentMetricsAreRefused() {
        OfMean mean = Samples.numbers(1, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> compare(mean, Samples.ratio(new double[] {1, 1}, new double[] {2, 1})));
        assertThatIllegalArgumentException().isThrownBy(() -> compare(mean, adjusted(9, 9, 90, 1, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new EffectAnalysis(
                        EffectScale.ABSOLUTE, new CovariateAdjustment.Fixed(List.of(1.0, 2.0)))
                .compare(adjusted(9, 9, 90, 1, 5, 1), adjusted(9, 9, 90, 1, 5, 1)));
    }

    private static EffectMoments compare(ArmStatistics control, ArmStatistics treatment) {
        return new EffectAnalysis(EffectScale.RELATIVE, POOLED).compare(control, treatment);
    }

    private static Known known(
            EffectScale scale, CovariateAdjustment adjustment, ArmStatistics control, ArmStatistics treatment) {
        return (Known) new EffectAnalysis(scale, adjustment).compare(control, treatment);
    }

    private static OfMean adjusted(long units, double y, double yy, double x, double xx, double xy) {
        List<ValueKind> kinds = List.of(ValueKind.NUMBER, ValueKind.NUMBER);
        return new OfMean(JointSums.ofRaw(kinds, units, List.of(y, x), List.of(yy, xy, xx)));
    }

    private static double interactedRegression(double[][] control, double[][] treatment) {
        int units = control.length + treatment.length;
        double[] outcome = new double[units];
        double[][] design = new double[units][5];
        double[] means = new double[3];
        for (int i = 0; i < units; i++) {
            double[] unit = i < control.length ? control[i] : treatment[i - control.length];
            means[1] += unit[1] / units;
            means[2] += unit[2] / units;
        }
        for (int i = 0; i < units; i++) {
            double arm = i < control.length ? 0 : 1;
            double[] unit = i < control.length ? control[i] : treatment[i - control.length];
            double first = unit[1] - means[1];
            double second = unit[2] - means[2];
            outcome[i] = unit[0];
            design[i] = new double[] {arm, first, second, arm * first, arm * second};
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(outcome, design);
        return regression.estimateRegressionParameters()[1];
    }

    private static void rescale(double[][] units, double factor) {
        for (double[] unit : units) {
            unit[0] *= factor;
        }
    }

    private static double[][] doubled(double[][] units) {
        double[][] doubled = new double[units.length][];
        for (int i = 0; i < units.length; i++) {
            doubled[i] = new double[] {units[i][0], units[i][1], 3 * units[i][1] + 1, 7};
        }
        return doubled;
    }
}
