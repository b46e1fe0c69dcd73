package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DoubleDoubleTest {
    private static final BigDecimal PRECISION = BigDecimal.TWO.pow(-100, MathContext.DECIMAL128);

    @Test
    void tenMillionTenthsAddUpToTheLastDigit() {
        double tenth = 0.1;

        DoubleDouble sum = DoubleDouble.ZERO;
        for (int i = 0; i < 10_000_000; i++) {
            sum = sum.plus(tenth);
        }

        BigDecimal exact = new BigDecimal(tenth).multiply(BigDecimal.valueOf(10_000_000));
        assertThat(sum.value()).isEqualTo(exact.doubleValue());
        assertThat(sum.minus(DoubleDouble.of(1_000_000)).value())
                .isEqualTo(exact.subtract(BigDecimal.valueOf(1_000_000)).doubleValue());
    }

    @Test
    void keepsWhatADoubleWouldRoundAway() {
        DoubleDouble sum = DoubleDouble.of(1e16).plus(1).plus(-1e16);

        assertThat(sum.value()).isEqualTo(1);
    }

    @Property
    boolean additionIsExactToAHundredBits(@ForAll("numbers") DoubleDouble a, @ForAll("numbers") DoubleDouble b) {
        return agrees(a.plus(b), exact(a).add(exact(b)));
    }

    @Property
    boolean additionOfADoubleIsThatOfTheSameNumber(@ForAll("numbers") DoubleDouble a, @ForAll("doubles") double b) {
        return agrees(a.plus(b), exact(a).add(new BigDecimal(b)));
    }

    @Property
    boolean subtractingItselfLeavesNothing(@ForAll("numbers") DoubleDouble a) {
        return a.minus(a).value() == 0;
    }

    @Property
    boolean multiplicationIsExactToAHundredBits(@ForAll("numbers") DoubleDouble a, @ForAll("numbers") DoubleDouble b) {
        return agrees(a.times(b), exact(a).multiply(exact(b)));
    }

    @Property
    boolean multiplicationByADoubleIsThatByTheSameNumber(
            @ForAll("numbers") DoubleDouble a, @ForAll("doubles") double b) {
        return agrees(a.times(b), exact(a).multiply(new BigDecimal(b)));
    }

    @Property
    boolean divisionIsExactToAHundredBits(@ForAll("numbers") DoubleDouble a, @ForAll("doubles") double b) {
        return b == 0 || agrees(a.dividedBy(b), exact(a).divide(new BigDecimal(b), MathContext.DECIMAL128));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void isNeverInfiniteOrUndefined(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> DoubleDouble.of(value));
        assertThatIllegalArgumentException().isThrownBy(() -> new DoubleDouble(1, value));
    }

    @Test
    void overflowIsRefused() {
        DoubleDouble large = DoubleDouble.of(1e200);

        assertThatIllegalArgumentException().isThrownBy(() -> large.times(large));
        assertThatIllegalArgumentException().isThrownBy(() -> large.dividedBy(0));
    }

    @Test
    void refusesAPairThatIsNotNormalized() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DoubleDouble(1, 0.5))
                .withMessageContaining("(1.0, 0.5)");
    }

    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.doubles().between(-1e12, 1e12).ofScale(6);
    }

    @Provide
    Arbitrary<DoubleDouble> numbers() {
        return doubles().tuple2().map(pair -> DoubleDouble.of(pair.get1()).plus(pair.get2() * 0x1p-53));
    }

    private static BigDecimal exact(DoubleDouble number) {
        return new BigDecimal(number.high()).add(new BigDecimal(number.low()));
    }

    private static boolean agrees(DoubleDouble actual, BigDecimal expected) {
        BigDecimal error = exact(actual).subtract(expected).abs();
        return error.compareTo(expected.abs().multiply(PRECISION)) <= 0;
    }
}
