package dev.guidon.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.sequential.GroupSequential.Look;
import dev.guidon.stats.sequential.GroupSequential.Sides;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GroupSequentialTest {
    private static final Spending POWER = new Spending.Power(2);

    @Test
    void aSingleLookAtTheEndIsAFixedTest() {
        Look look = new GroupSequential(0.05, POWER, Sides.SYMMETRIC, 8)
                .looks(List.of(1.0))
                .getFirst();

        assertThat(look.bound()).isCloseTo(Normal.upperQuantile(0.025), within(1e-12));
        assertThat(look.nominalAlpha()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void dailyLooksEndWhereTheTableOfDailyLooksSays() {
        assertThat(lastBound(7)).isCloseTo(2.145, within(1e-3));
        assertThat(lastBound(14)).isCloseTo(2.198, within(1e-3));
        assertThat(lastBound(28)).isCloseTo(2.238, within(1e-3));
    }

    @Test
    void aLookWithoutNewInformationKeepsTheBoundary() {
        List<Look> looks = new GroupSequential(0.05, POWER, Sides.ONE, 8).looks(List.of(0.5, 0.5, 1.0));
        List<Look> plain = new GroupSequential(0.05, POWER, Sides.ONE, 8).looks(List.of(0.5, 1.0));

        assertThat(looks.get(1).bound()).isEqualTo(looks.get(0).bound());
        assertThat(looks.get(2).bound()).isCloseTo(plain.get(1).bound(), within(1e-9));
    }

    @Test
    void beyondThePlanNothingIsLeftToSpend() {
        List<Look> looks = new GroupSequential(0.05, POWER, Sides.ONE, 8).looks(List.of(1.0, 1.3));

        assertThat(looks.get(1).bound()).isInfinite();
        assertThat(looks.get(1).cumulativeAlpha()).isEqualTo(0.05);
    }

    @Test
    void aBoundaryIsNeverBeyondTheTruncation() {
        List<Look> looks = new GroupSequential(0.05, new Spending.OBrienFleming(2), Sides.SYMMETRIC, 8)
                .looks(List.of(0.01, 0.02, 1.0));

        assertThat(looks.getFirst().bound()).isEqualTo(8);
        assertThat(looks.getLast().bound()).isBetween(1.95, 1.97);
    }

    @Test
    void looksMustAscend() {
        GroupSequential test = new GroupSequential(0.05, POWER, Sides.ONE, 8);

        assertThatThrownBy(() -> test.looks(List.of(0.5, 0.4))).hasMessageContaining("ascend");
        assertThatThrownBy(() -> test.looks(List.of(0.0))).hasMessageContaining("positive");
    }

    @Test
    void simulatedPathsCrossAsOftenAsAlphaSays() {
        List<Look> looks = new GroupSequential(0.05, POWER, Sides.SYMMETRIC, 8)
                .looks(IntStream.rangeClosed(1, 10)
                        .mapToObj(look -> look / 10.0)
                        .toList());
        RandomGenerator random = new SplittableRandom(20_261_122);
        int paths = 40_000;
        int crossed = 0;
        for (int path = 0; path < paths; path++) {
            crossed += crosses(looks, random) ? 1 : 0;
        }

        assertThat((double) crossed / paths).isCloseTo(0.05, within(0.0035));
    }

    private static boolean crosses(List<Look> looks, RandomGenerator random) {
        double sum = 0;
        for (int look = 0; look < looks.size(); look++) {
            sum += random.nextGaussian();
            if (Math.abs(sum) / Math.sqrt(look + 1) > looks.get(look).bound()) {
                return true;
            }
        }
        return false;
    }

    private static double lastBound(int days) {
        List<Double> looks = IntStream.rangeClosed(1, days)
                .mapToObj(day -> (double) day / days)
                .toList();
        return new GroupSequential(0.05, POWER, Sides.INDEPENDENT, 8)
                .looks(looks)
                .getLast()
                .bound();
    }
}
