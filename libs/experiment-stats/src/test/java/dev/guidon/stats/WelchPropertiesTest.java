package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.Estimate.Effect;
import dev.guidon.stats.MetricStatistics.Mean;
import dev.guidon.stats.MetricStatistics.Proportion;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/// What holds for every pair of arms that can be compared.
final class WelchPropertiesTest {

    @Property
    void theIntervalContainsTheEffectInItsMiddle(
            @ForAll("arms") MetricStatistics control,
            @ForAll("arms") MetricStatistics treatment,
            @ForAll("alphas") double alpha) {
        for (Effect effect : effects(alpha, control, treatment)) {
            Interval interval = effect.interval();

            assertThat(interval.contains(effect.value())).isTrue();
            assertThat((interval.lower() + interval.upper()) / 2)
                    .isCloseTo(effect.value(), within(1e-12 * (Math.abs(effect.value()) + effect.standardError())));
        }
    }

    @Property
    void thePValueIsBelowAlphaExactlyWhenTheIntervalExcludesZero(
            @ForAll("arms") MetricStatistics control,
            @ForAll("arms") MetricStatistics treatment,
            @ForAll("alphas") double alpha) {
        for (Effect effect : effects(alpha, control, treatment)) {
            assertThat(effect.pValue()).isBetween(0.0, 1.0);
            assertThat(effect.pValue() < alpha).isEqualTo(!effect.interval().contains(0));
        }
    }

    @Property
    void swappingTheArmsMirrorsTheEffect(
            @ForAll("arms") MetricStatistics control,
            @ForAll("arms") MetricStatistics treatment,
            @ForAll("alphas") double alpha) {
        Effect effect = (Effect) new WelchTest(alpha).absolute(control, treatment);
        Effect mirrored = (Effect) new WelchTest(alpha).absolute(treatment, control);

        assertThat(mirrored.value()).isEqualTo(-effect.value());
        assertThat(mirrored.standardError()).isEqualTo(effect.standardError());
        assertThat(mirrored.pValue()).isEqualTo(effect.pValue());
        assertThat(mirrored.interval().lower()).isEqualTo(-effect.interval().upper());
        assertThat(mirrored.interval().upper()).isEqualTo(-effect.interval().lower());
    }

    @Property
    void degreesOfFreedomLieBetweenTheSmallerArmAndBothTogether(
            @ForAll("arms") MetricStatistics control, @ForAll("arms") MetricStatistics treatment) {
        Effect effect = (Effect) new WelchTest(0.05).absolute(control, treatment);

        double smaller = Math.min(control.units(), treatment.units()) - 1;
        double both = control.units() + treatment.units() - 2;
        assertThat(effect.degreesOfFreedom()).isBetween(smaller, both * (1 + 1e-14));
    }

    @Property
    void aSmallerAlphaWidensTheIntervalAndLeavesThePValue(
            @ForAll("arms") MetricStatistics control, @ForAll("arms") MetricStatistics treatment) {
        Effect strict = (Effect) new WelchTest(0.001).relative(control, treatment);
        Effect loose = (Effect) new WelchTest(0.1).relative(control, treatment);

        assertThat(strict.interval().lower()).isLessThan(loose.interval().lower());
        assertThat(strict.interval().upper()).isGreaterThan(loose.interval().upper());
        assertThat(strict.pValue()).isEqualTo(loose.pValue());
    }

    @Property
    void theUnitOfMeasurementDoesNotChangeARelativeEffect(
            @ForAll("means") Mean control,
            @ForAll("means") Mean treatment,
            @ForAll @DoubleRange(min = 0.001, max = 1e6) @Scale(3) double factor) {
        Effect effect = (Effect) new WelchTest(0.05).relative(control, treatment);
        Effect scaled = (Effect) new WelchTest(0.05).relative(scaled(control, factor), scaled(treatment, factor));

        double precision = 1e-12 * (1 + Math.abs(effect.value()));
        assertThat(scaled.value()).isCloseTo(effect.value(), within(precision));
        assertThat(scaled.standardError()).isCloseTo(effect.standardError(), within(1e-12 * effect.standardError()));
    }

    @Property
    void withAControlKnownExactlyTheRelativeEffectIsTheAbsoluteOneDivided(
            @ForAll @DoubleRange(min = 0.01, max = 1e3) double baseline, @ForAll("means") Mean treatment) {
        Mean control = mean(1000, baseline, 0);
        Effect absolute = (Effect) new WelchTest(0.05).absolute(control, treatment);
        Effect relative = (Effect) new WelchTest(0.05).relative(control, treatment);

        assertThat(relative.value()).isEqualTo(absolute.value() / baseline);
        assertThat(relative.standardError()).isEqualTo(absolute.standardError() / baseline);
        assertThat(relative.pValue()).isCloseTo(absolute.pValue(), within(1e-12));
    }

    @Provide
    Arbitrary<MetricStatistics> arms() {
        Arbitrary<MetricStatistics> proportions = Arbitraries.longs()
                .between(2, 1_000_000)
                .flatMap(units ->
                        Arbitraries.longs().between(1, units - 1).map(successes -> new Proportion(units, successes)));
        return Arbitraries.oneOf(List.of(proportions, means().map(MetricStatistics.class::cast)))
                .withoutEdgeCases();
    }

    /// Arms with some variance and a mean other than zero. The edge cases of two arms would crowd out random ones.
    @Provide
    Arbitrary<Mean> means() {
        return Combinators.combine(
                        Arbitraries.longs().between(2, 1_000_000),
                        Arbitraries.doubles().between(-1e3, 1e3).ofScale(3).filter(mean -> mean != 0),
                        Arbitraries.doubles().between(0.01, 1e4).ofScale(2))
                .as(WelchPropertiesTest::mean)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Double> alphas() {
        return Arbitraries.doubles().between(0.0005, 0.5).ofScale(4);
    }

    private static Mean mean(long units, double mean, double variance) {
        return new Mean(new AnchoredSums(
                units, mean, DoubleDouble.ZERO, DoubleDouble.of(variance).times(units - 1.0)));
    }

    private static Mean scaled(Mean mean, double factor) {
        AnchoredSums sums = mean.sums();
        return new Mean(new AnchoredSums(
                sums.units(),
                sums.anchor() * factor,
                sums.sum().times(factor),
                sums.squares().times(factor).times(factor)));
    }

    private static List<Effect> effects(double alpha, MetricStatistics control, MetricStatistics treatment) {
        WelchTest test = new WelchTest(alpha);
        return List.of((Effect) test.absolute(control, treatment), (Effect) test.relative(control, treatment));
    }
}
