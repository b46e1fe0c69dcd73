package dev.guidon.stats.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.Interval;
import dev.guidon.stats.MetricStatistics.Proportion;
import dev.guidon.stats.effect.EffectMoments.Known;
import dev.guidon.stats.effect.EffectScale;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;

final class BeliefsTest {
    private static final Known EFFECT = new Known(0.05, 0.02, 500, List.of(), 0);

    /// growthbook/growthbook, packages/stats/tests/bayesian/test_tests.py, TestGetRiskNumericalStability.
    @Test
    void lossesHaveThePublishedValues() {
        NormalBelief belief = new NormalBelief(0.1, 0.05);
        NormalBelief certain = new NormalBelief(-0.01, 4.5e-9);

        assertThat(belief.lossOfControl()).isCloseTo(0.10042453513084149, within(1e-15));
        assertThat(belief.lossOfTreatment()).isCloseTo(0.0004245351308414841, within(1e-15));
        assertThat(certain.lossOfControl()).isZero();
        assertThat(certain.lossOfTreatment()).isEqualTo(0.01);
    }

    @Property
    void theLossesDifferByTheMeanAndAreNotNegative(
            @ForAll @DoubleRange(min = -40, max = 40) double mean,
            @ForAll @DoubleRange(min = 0.01, max = 10) double standardDeviation) {
        NormalBelief belief = new NormalBelief(mean, standardDeviation);

        assertThat(belief.lossOfControl() - belief.lossOfTreatment()).isCloseTo(mean, within(1e-12));
        assertThat(Math.min(belief.lossOfControl(), belief.lossOfTreatment())).isNotNegative();
    }

    @Test
    void aFlatPriorKeepsTheEffectAndAProperOneDrawsItIn() {
        NormalBelief flat = EffectPosterior.flat().of(EFFECT, EffectScale.RELATIVE, 10);
        NormalBelief drawn = posterior(0.3).of(EFFECT, EffectScale.RELATIVE, 10);

        assertThat(flat).isEqualTo(new NormalBelief(0.05, 0.02));
        assertThat(drawn.mean()).isCloseTo(0.05 * 0.09 / (0.09 + 0.0004), within(1e-12));
        assertThat(drawn.standardDeviation()).isLessThan(0.02);
    }

    @Test
    void aPriorOnRelativeEffectsMeansTheSameForAbsoluteOnes() {
        Known absolute = new Known(0.5, 0.2, 500, List.of(), 0);

        NormalBelief relative = posterior(0.3).of(EFFECT, EffectScale.RELATIVE, -10);
        NormalBelief scaled = posterior(0.3).of(absolute, EffectScale.ABSOLUTE, -10);

        assertThat(scaled.mean()).isCloseTo(10 * relative.mean(), within(1e-12));
        assertThat(scaled.chanceAboveZero()).isCloseTo(relative.chanceAboveZero(), within(1e-12));
    }

    /// spotify/confidence, tests/bayesian/test_betabinomial.py, with the exact probability for the sampled one.
    @Test
    void ratesCompareAsPublished() {
        BetaBelief prior = new BetaBelief(0.5, 0.5);

        double chance = prior.after(new Proportion(1009, 500)).chanceAbove(prior.after(new Proportion(104, 42)));

        assertThat(chance).isCloseTo(0.9629065409848544, within(1e-11));
    }

    /// For whole numbers the probability is a finite sum: E. Miller, *Formulas for Bayesian A/B Testing* (2015).
    @Property(tries = 200)
    void wholeNumbersHaveAFiniteSum(
            @ForAll @IntRange(min = 1, max = 300) int a,
            @ForAll @IntRange(min = 1, max = 300) int b,
            @ForAll @IntRange(min = 1, max = 300) int c,
            @ForAll @IntRange(min = 1, max = 300) int d) {
        double expected = 0;
        for (int i = 0; i < c; i++) {
            expected += Math.exp(
                    Beta.logBeta(a + i, b + d) - Math.log(d + i) - Beta.logBeta(1 + i, d) - Beta.logBeta(a, b));
        }

        assertThat(new BetaBelief(c, d).chanceAbove(new BetaBelief(a, b))).isCloseTo(expected, within(1e-9));
    }

    @Property(tries = 100)
    void oneOfTwoRatesIsAbove(
            @ForAll @DoubleRange(min = 0.1, max = 1e5) double a, @ForAll @DoubleRange(min = 0.1, max = 1e5) double b) {
        BetaBelief some = new BetaBelief(a, b);
        BetaBelief other = new BetaBelief(b, 1);

        assertThat(some.chanceAbove(other) + other.chanceAbove(some)).isCloseTo(1, within(1e-8));
        assertThat(some.chanceAbove(some)).isCloseTo(0.5, within(1e-8));
    }

    @Test
    void anIntervalTellsTheChanceToWin() {
        double two = ChanceToWin.of(
                0.05, new Interval(0.05 - 1.959963984540054 * 0.02, 0.05 + 1.959963984540054 * 0.02), 0.05);
        double one =
                ChanceToWin.of(0.05, new Interval(0.05 - 1.6448536269514722 * 0.02, Double.POSITIVE_INFINITY), 0.05);

        assertThat(two).isCloseTo(0.9937903346742238, within(1e-12));
        assertThat(one).isCloseTo(two, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> ChanceToWin.of(1, new Interval(1, 1), 0.05));
    }

    private static EffectPosterior posterior(double standardDeviation) {
        return new EffectPosterior(Optional.of(new NormalBelief(0, standardDeviation)));
    }
}
