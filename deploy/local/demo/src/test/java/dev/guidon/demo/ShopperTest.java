package dev.guidon.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShopperTest {
    private static final int MANY = 400_000;

    @Test
    void theSameSeedMakesTheSameShopper() {
        assertThat(Shopper.of(7, 42)).isEqualTo(Shopper.of(7, 42)).isNotEqualTo(Shopper.of(8, 42));
    }

    @Test
    void shoppersBehaveAsTheStatedTruthSays() {
        assertThat(meanSpend(Shopper.EXPRESS) - meanSpend(Shopper.CLASSIC))
                .isBetween(0.8 * Shopper.TRUE_REVENUE_EFFECT, 1.2 * Shopper.TRUE_REVENUE_EFFECT);
        assertThat(rate(Shopper.CLASSIC)).isBetween(0.098, 0.102);
        assertThat(rate(Shopper.EXPRESS)).isBetween(0.113, 0.117);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--users", "--users 5", "--users many", "--people 7"})
    void optionsThatMakeNoSenseAreNamed(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoOptions.parse(List.of(line.split(" "))))
                .withMessageContaining(line.split(" ")[0]);
    }

    private static double meanSpend(String variant) {
        return IntStream.range(0, MANY)
                .mapToDouble(number -> Shopper.of(1, number).spend(variant).orElse(0.0))
                .average()
                .orElseThrow();
    }

    private static double rate(String variant) {
        return (double) IntStream.range(0, MANY)
                        .filter(number -> Shopper.of(1, number).spend(variant).isPresent())
                        .count()
                / MANY;
    }
}
