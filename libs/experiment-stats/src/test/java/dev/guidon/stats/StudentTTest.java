package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected values are from the continued fraction of the incomplete beta function in 60-digit arithmetic.
final class StudentTTest {

    @ParameterizedTest
    @CsvSource({
        "2,     1.2,    0.26133460137381293",
        "12,    5.5,    3.7480500629233416e-5",
        "20,    5.5,    2.3895567631288216e-6",
        "10,    100.25, 9.6598962169367646e-17",
        "30,    1998,   1.457608285513793e-163",
        "2.5,   29999,  0.012424626266334696",
        "2.5,   30001,  0.012424625913276761",
        "30,    29999,  7.455489917322985e-195",
        "37,    30001,  4.483343686618168e-293",
        "8,     1e7,    1.2443234802806785e-15",
        "37,    1e9,    1.1456516857555139e-299",
    })
    void theTailKeepsItsDigitsHoweverSmallItIs(double t, double degreesOfFreedom, double expected) {
        double tail = new StudentT(degreesOfFreedom).twoSidedTail(t);

        assertThat(tail).isCloseTo(expected, within(1e-11 * expected));
        assertThat(new StudentT(degreesOfFreedom).twoSidedTail(-t)).isEqualTo(tail);
    }

    @ParameterizedTest
    @CsvSource({
        "0.05,  1,                  12.706204736174704",
        "0.05,  5.5,                2.5018586175892403",
        "0.001, 204.63394310114404, 3.3387040558845315",
        "0.05,  1e6,                1.959966356814107",
        "0.05,  1e12,               1.9599639845424265",
        "1e-10, 1,                  6366197723.6758132",
    })
    void criticalValuesAreExact(double alpha, double degreesOfFreedom, double expected) {
        double critical = new StudentT(degreesOfFreedom).criticalValue(alpha);

        assertThat(critical).isCloseTo(expected, within(1e-12 * expected));
    }

    @Property
    void theTailBeyondACriticalValueIsAlpha(
            @ForAll @DoubleRange(min = 1e-6, max = 0.999) @Scale(6) double alpha,
            @ForAll @DoubleRange(min = 1, max = 1e6) double degreesOfFreedom) {
        StudentT distribution = new StudentT(degreesOfFreedom);

        double tail = distribution.twoSidedTail(distribution.criticalValue(alpha));

        assertThat(tail).isCloseTo(alpha, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 29_999, 30_001, 1e15})
    void theTailRunsFromOneAtZeroToZeroAtInfinity(double degreesOfFreedom) {
        StudentT distribution = new StudentT(degreesOfFreedom);

        assertThat(distribution.twoSidedTail(0)).isEqualTo(1);
        assertThat(distribution.twoSidedTail(Double.POSITIVE_INFINITY)).isCloseTo(0, within(1e-100));
    }

    @Test
    void fewerThanOneDegreeOfFreedomIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StudentT(0.99));
        assertThatIllegalArgumentException().isThrownBy(() -> new StudentT(Double.NaN));
    }
}
