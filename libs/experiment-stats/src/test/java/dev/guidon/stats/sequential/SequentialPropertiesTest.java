package dev.guidon.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.Interval;
import dev.guidon.stats.sequential.SequentialEstimate.Effect;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/// What holds of every sequence, whatever was seen.
final class SequentialPropertiesTest {

    @Property
    void thePValueIsBelowAlphaExactlyWhenTheIntervalExcludesZero(
            @ForAll @DoubleRange(min = -8, max = 8) double z,
            @ForAll @LongRange(min = 2, max = 10_000_000) long units,
            @ForAll @DoubleRange(min = 0.0005, max = 0.3) @Scale(4) double alpha,
            @ForAll Direction direction) {
        Effect effect =
                (Effect) new AsymptoticSequence(alpha, 5_000, direction).estimate(new Observed(z * 0.1, 0.1, units));

        boolean excluded = !effect.interval().contains(0);
        if (Math.abs(effect.pValue() - alpha) > 1e-6) {
            assertThat(effect.pValue() < alpha).isEqualTo(excluded);
        }
        assertThat(effect.interval().contains(effect.value())).isTrue();
    }

    @Property
    void theEvidenceReachesOneOverAlphaWhereTheIntervalTouchesZero(
            @ForAll @LongRange(min = 2, max = 10_000_000) long units,
            @ForAll @DoubleRange(min = 0.0005, max = 0.3) @Scale(4) double alpha) {
        AsymptoticSequence asymptotic = new AsymptoticSequence(alpha, 5_000, Direction.EITHER);
        HowardSequence howard = new HowardSequence(alpha, 5_000);

        assertThat(logE(asymptotic.estimate(new Observed(asymptotic.multiplier(units), 1, units))))
                .isCloseTo(-Math.log(alpha), within(1e-9));
        assertThat(logE(howard.estimate(new Observed(-howard.multiplier(units), 1, units))))
                .isCloseTo(-Math.log(alpha), within(1e-9));
    }

    @Property
    void noSequenceIsNarrowerThanAFixedTest(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long units, @ForAll Direction direction) {
        assertThat(new AsymptoticSequence(0.05, 5_000, direction).multiplier(units))
                .isGreaterThan(direction == Direction.EITHER ? 1.96 : 1.6449);
        assertThat(new HowardSequence(0.05, 10_000).multiplier(units)).isGreaterThan(1.96);
    }

    @Property
    void oneSideMirrorsTheOther(
            @ForAll @DoubleRange(min = -40, max = 40) double z,
            @ForAll @LongRange(min = 2, max = 1_000_000) long units) {
        Effect up = (Effect) new AsymptoticSequence(0.05, 5_000, Direction.UP).estimate(new Observed(z, 1, units));
        Effect down = (Effect) new AsymptoticSequence(0.05, 5_000, Direction.DOWN).estimate(new Observed(-z, 1, units));

        assertThat(down.pValue()).isEqualTo(up.pValue());
        assertThat(down.interval())
                .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, -up.interval().lower()));
        assertThat(logE(down)).isEqualTo(logE(up));
        assertThat(logE(up)).isFinite();
    }

    @Property
    void theUnitOfMeasurementChangesNoPValue(
            @ForAll @DoubleRange(min = -5, max = 5) double z,
            @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(6) double unit) {
        AsymptoticSequence sequence = new AsymptoticSequence(0.05, 5_000, Direction.UP);
        Effect one = (Effect) sequence.estimate(new Observed(z, 1, 1_000));
        Effect scaled = (Effect) sequence.estimate(new Observed(z * unit, unit, 1_000));

        assertThat(scaled.pValue()).isCloseTo(one.pValue(), within(1e-12));
    }

    @Property
    void aRateLiesInItsInterval(@ForAll @IntRange(max = 500) int successes, @ForAll @IntRange(max = 500) int failures) {
        double trials = successes + failures;
        BernoulliSequence strict = new BernoulliSequence(0.01, 100, 0.05);
        Interval wide = strict.interval(successes, trials);
        Interval narrow = new BernoulliSequence(0.2, 100, 0.05).interval(successes, trials);

        assertThat(wide.lower()).isBetween(0.0, narrow.lower());
        assertThat(wide.upper()).isBetween(narrow.upper(), 1.0);
        assertThat(trials == 0 || narrow.contains(successes / trials)).isTrue();
        assertThat(wide.lower() == 0 || Math.abs(strict.logE(wide.lower(), successes, trials) - Math.log(100)) < 1e-6)
                .isTrue();
    }

    @Property
    void aRateMirrorsItsComplement(
            @ForAll @IntRange(max = 300) int successes, @ForAll @IntRange(max = 300) int failures) {
        BernoulliSequence sequence = new BernoulliSequence(0.05, 100, 0.05);
        double trials = successes + failures;
        Interval rate = sequence.interval(successes, trials);
        Interval complement = sequence.interval(failures, trials);

        assertThat(complement.lower()).isCloseTo(1 - rate.upper(), within(1e-9));
        assertThat(complement.upper()).isCloseTo(1 - rate.lower(), within(1e-9));
    }

    @Property(tries = 200)
    void comparingQuantilesDependsOnTheOrderOfValuesOnly(
            @ForAll("samples") double[] control, @ForAll("samples") double[] treatment) {
        QuantileComparison median = new QuantileComparison(0.5, 50, 0.05);
        double pValue = median.pValue(OrderedSample.of(control), OrderedSample.of(treatment))
                .orElseThrow();

        assertThat(pValue).isBetween(0.0, 1.0);
        assertThat(median.pValue(OrderedSample.of(treatment), OrderedSample.of(control))
                        .orElseThrow())
                .isCloseTo(pValue, within(1e-9));
        assertThat(median.pValue(OrderedSample.of(cubed(control)), OrderedSample.of(cubed(treatment)))
                        .orElseThrow())
                .isEqualTo(pValue);
        assertThat(median.pValue(OrderedSample.of(control), OrderedSample.of(control))
                        .orElseThrow())
                .isEqualTo(1);
    }

    @Provide
    Arbitrary<double[]> samples() {
        return Arbitraries.integers()
                .between(-20, 20)
                .map(Integer::doubleValue)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] cubed(double[] values) {
        return Arrays.stream(values).map(value -> value * value * value).toArray();
    }

    private static double logE(SequentialEstimate estimate) {
        return ((Effect) estimate).logEValue().orElseThrow();
    }
}
