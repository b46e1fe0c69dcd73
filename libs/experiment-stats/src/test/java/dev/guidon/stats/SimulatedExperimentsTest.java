package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.stats.Estimate.Effect;
import dev.guidon.stats.MetricStatistics.Mean;
import dev.guidon.stats.MetricStatistics.Proportion;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Experiments without an effect give every p-value equally often, and intervals hold a true effect as often as they
/// promise. What a unit spends is exponentially distributed, so that nothing relies on normal data.
final class SimulatedExperimentsTest {
    private static final int EXPERIMENTS = 2_000;
    private static final int UNITS = 500;

    /// Chi-square with nine degrees of freedom exceeds this once in a thousand times.
    private static final double ONCE_IN_A_THOUSAND = 27.877;

    private static final WelchTest TEST = new WelchTest(0.05);

    private final RandomGenerator random = new SplittableRandom(20_260_801);

    @Test
    void withoutAnEffectPValuesOfMeansAreUniform() {
        assertThat(decilesChiSquare(() -> TEST.absolute(spending(10), spending(10))))
                .isLessThan(ONCE_IN_A_THOUSAND);
    }

    @Test
    void withoutAnEffectPValuesOfRelativeEffectsAreUniform() {
        assertThat(decilesChiSquare(() -> TEST.relative(spending(10), spending(10))))
                .isLessThan(ONCE_IN_A_THOUSAND);
    }

    @Test
    void withoutAnEffectPValuesOfProportionsAreUniform() {
        assertThat(decilesChiSquare(() -> TEST.absolute(conversion(0.3), conversion(0.3))))
                .isLessThan(ONCE_IN_A_THOUSAND);
    }

    @Test
    void aTrueEffectMakesPValuesAnythingButUniform() {
        assertThat(decilesChiSquare(() -> TEST.absolute(spending(10), spending(11))))
                .isGreaterThan(ONCE_IN_A_THOUSAND);
    }

    @Test
    void intervalsHoldATrueRelativeEffectInNinetyFivePercent() {
        int held = 0;
        for (int i = 0; i < EXPERIMENTS; i++) {
            Effect effect = (Effect) TEST.relative(spending(10), spending(11));
            held += effect.interval().contains(0.1) ? 1 : 0;
        }

        assertThat((double) held / EXPERIMENTS).isBetween(0.935, 0.965);
    }

    private static double decilesChiSquare(Supplier<Estimate> experiment) {
        int[] deciles = new int[10];
        for (int i = 0; i < EXPERIMENTS; i++) {
            Effect effect = (Effect) experiment.get();
            deciles[Math.min(9, (int) (effect.pValue() * 10))]++;
        }
        double expected = EXPERIMENTS / 10.0;
        double chiSquare = 0;
        for (int count : deciles) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        return chiSquare;
    }

    private Mean spending(double mean) {
        AnchoredSums sums = AnchoredSums.empty();
        for (int i = 0; i < UNITS; i++) {
            sums = sums.plus(-mean * Math.log1p(-random.nextDouble()));
        }
        return new Mean(sums);
    }

    private Proportion conversion(double rate) {
        long successes = 0;
        for (int i = 0; i < UNITS; i++) {
            successes += random.nextDouble() < rate ? 1 : 0;
        }
        return new Proportion(UNITS, successes);
    }
}
