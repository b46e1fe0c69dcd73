package dev.guidon.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.Interval;
import dev.guidon.stats.sequential.GroupSequential.Look;
import dev.guidon.stats.sequential.GroupSequential.Sides;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Values of other implementations: confseq (S. Howard), GrowthBook, ldbounds and gsDesign for R.
final class PublishedBoundariesTest {
    private static final Offset<Double> AS_PRINTED = within(1e-5);

    @Test
    void normalMixtureBound() {
        double rho = Mixture.twoSidedRho(100, 0.05);

        assertThat(rho).isCloseTo(12.60056, AS_PRINTED);
        assertThat(new Mixture.TwoSidedNormal(rho).bound(100, 0.05)).isCloseTo(30.35209, AS_PRINTED);
        assertThat(new Mixture.OneSidedNormal(Mixture.oneSidedRho(100, 0.05)).logE(10, 100))
                .isCloseTo(-0.06502391, AS_PRINTED);
    }

    /// Computed with SciPy 1.17 from the formulas of confseq.
    @Test
    void gammaAndBetaMixtures() {
        double oneSided = Mixture.oneSidedRho(100, 0.05);
        double twoSided = Mixture.twoSidedRho(100, 0.05);

        assertThat(new Mixture.GammaExponential(oneSided, 2).logE(20, 100))
                .isCloseTo(0.9218795908845578, within(1e-10));
        assertThat(new Mixture.GammaPoisson(oneSided, 2).logE(20, 100)).isCloseTo(1.1858846438430106, within(1e-10));
        assertThat(new Mixture.BetaBinomial(oneSided, 0.2, 0.8, true).logE(10, 100))
                .isCloseTo(-0.07134018897970407, within(1e-10));
        assertThat(new Mixture.BetaBinomial(twoSided, 0.2, 0.8, false).logE(10, 100))
                .isCloseTo(-0.694101173946656, within(1e-10));
    }

    @Test
    void aGammaMixtureWithHardlyAnyTailIsTheNormalOne() {
        double rho = Mixture.oneSidedRho(100, 0.05);

        assertThat(new Mixture.GammaExponential(rho, 1e-3).bound(100, 0.05))
                .isCloseTo(new Mixture.OneSidedNormal(rho).bound(100, 0.05), within(0.05));
    }

    @Test
    void stitchedBounds() {
        assertThat(new PolynomialStitching(10, 3, 1.4, 2).bound(100, 0.05)).isCloseTo(64.48755, AS_PRINTED);
        assertThat(new QuantileStitching(100, 0.5, 1.4, 2).bound(0.5, 1000, 0.05))
                .isCloseTo(68.62803, AS_PRINTED);
        assertThat(new QuantileStitching(100, 0.5, 1.4, 2).bound(0.1, 1000, 0.05))
                .isCloseTo(59.96521, AS_PRINTED);
    }

    @Test
    void bernoulliSequences() {
        Interval many = new BernoulliSequence(0.05, 100, 0.05).interval(700, 1000);
        Interval few = new BernoulliSequence(0.05, 50, 0.05).interval(5, 50);

        assertThat(many.lower()).isCloseTo(0.651629, AS_PRINTED);
        assertThat(many.upper()).isCloseTo(0.745949, AS_PRINTED);
        assertThat(few.lower()).isCloseTo(0.013021, AS_PRINTED);
        assertThat(few.upper()).isCloseTo(0.269264, AS_PRINTED);
        assertThat(new BernoulliSequence(0.05, 50, 0.05).interval(0, 1)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void quantilesOfTwoArms() {
        QuantileComparison test = new QuantileComparison(0.5, 100, 0.05);

        assertThat(test.pValue(integers(1, 1000), integers(71, 1070)).orElseThrow())
                .isCloseTo(0.814704, within(1e-4));
        assertThat(test.pValue(integers(1, 1000), integers(101, 1100)).orElseThrow())
                .isCloseTo(0.0054947, within(1e-6));
    }

    @Test
    void lanDeMetsBoundaries() {
        List<Double> looks = List.of(0.2, 0.4, 0.6, 0.8, 1.0);

        assertBounds(
                new GroupSequential(0.05, new Spending.OBrienFleming(2), Sides.SYMMETRIC, 8).looks(looks),
                4.8769,
                3.3569,
                2.6803,
                2.2898,
                2.0310);
        assertBounds(
                new GroupSequential(0.05, new Spending.Pocock(), Sides.SYMMETRIC, 8).looks(looks),
                2.438,
                2.427,
                2.410,
                2.397,
                2.386);
        assertBounds(
                new GroupSequential(0.025, new Spending.OBrienFleming(1), Sides.ONE, 8).looks(List.of(0.5, 1.0)),
                2.9626,
                1.9686);
    }

    /// 0.00095, 0.00241, 0.0041 and 0.00636 are what Spotify's library prints.
    @Test
    void powerSpendingWithIndependentSides() {
        List<Look> looks = new GroupSequential(0.01, new Spending.Power(2), Sides.INDEPENDENT, 8)
                .looks(List.of(25.0 / 81, 45.0 / 81, 63.0 / 81, 1.0));

        assertThat(looks.stream().map(look -> Math.rint(look.nominalAlpha() * 1e5) / 1e5))
                .containsExactly(0.00095, 0.00241, 0.0041, 0.00636);
    }

    @Test
    void theTableOfMultipliersOfTheAsymptoticSequence() {
        AsymptoticSequence sequence = new AsymptoticSequence(0.05, 5_000, Direction.EITHER);

        assertThat(sequence.multiplier(1_000)).isCloseTo(3.364, within(5e-4));
        assertThat(sequence.multiplier(5_000)).isCloseTo(3.035, within(5e-4));
        assertThat(sequence.multiplier(1_000_000)).isCloseTo(3.657, within(5e-4));
        assertThat(new HowardSequence(0.05, 10_000).multiplier(5_000)).isCloseTo(3.084, within(5e-4));
    }

    @Test
    void theMixtureOverTheSampleVarianceIsNearlyAConstant() {
        SampleVarianceMixture test = new SampleVarianceMixture(0.05);

        for (double units : List.of(100.0, 1e4, 1e6)) {
            SampleVarianceMixture.Arm arm = new SampleVarianceMixture.Arm(1, 25, units);
            assertThat(test.mixed(arm, arm).multiplier()).isCloseTo(3.585, within(5e-4));
        }
    }

    private static void assertBounds(List<Look> looks, double... bounds) {
        for (int i = 0; i < bounds.length; i++) {
            assertThat(looks.get(i).bound()).as("look %d", i).isCloseTo(bounds[i], within(5e-4));
        }
    }

    private static OrderedSample integers(long from, long to) {
        return OrderedSample.of(
                LongStream.rangeClosed(from, to).asDoubleStream().toArray());
    }
}
