package dev.guidon.engine.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Share;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BucketsTest {
    private static final List<String> SUITS = List.of("clubs", "diamonds", "hearts", "spades");

    /// Vectors of flagd's test bed for `fractional` v2: four suits of 25 each.
    @ParameterizedTest
    @CsvSource({"jack, hearts", "queen, spades", "ten, clubs", "nine, diamonds", "3, clubs"})
    void drawsAsFlagdDoes(String name, String suit) {
        Buckets buckets = new Buckets(new Rollout(
                "name",
                "fractional-flag",
                SUITS.stream().map(each -> new Share(each, 25_000)).toList()));

        assertThat(SUITS.get(buckets.shareOf(name))).isEqualTo(suit);
    }

    @Property
    void growingAShareMovesNobodyOutOfIt(
            @ForAll String unit,
            @ForAll @IntRange(max = 50_000) int before,
            @ForAll @IntRange(max = 50_000) int growth) {
        boolean wasIn = twoShares(before).shareOf(unit) == 0;

        boolean isIn = twoShares(before + growth).shareOf(unit) == 0;

        assertThat(!wasIn || isIn).isTrue();
    }

    @Property
    void anEmptyShareIsNeverDrawn(@ForAll String unit) {
        assertThat(twoShares(0).shareOf(unit)).isEqualTo(1);
        assertThat(twoShares(Rollout.BUCKETS).shareOf(unit)).isZero();
    }

    @Test
    void sharesAreMetOverManyUnits() {
        Buckets buckets = twoShares(30_000);
        int units = 200_000;
        int first = 0;

        for (int i = 0; i < units; i++) {
            first += buckets.shareOf("user-" + i) == 0 ? 1 : 0;
        }

        // Five standard deviations of a binomial with p = 0.3.
        assertThat((double) first).isBetween(0.3 * units - 5 * 205, 0.3 * units + 5 * 205);
    }

    @Test
    void differentSaltsDrawIndependently() {
        Buckets one = new Buckets(new Rollout("u", "one", shares(50_000)));
        Buckets other = new Buckets(new Rollout("u", "other", shares(50_000)));
        int units = 100_000;
        int agree = 0;

        for (int i = 0; i < units; i++) {
            agree += one.shareOf("user-" + i) == other.shareOf("user-" + i) ? 1 : 0;
        }

        assertThat((double) agree).isBetween(0.5 * units - 5 * 158, 0.5 * units + 5 * 158);
    }

    private static Buckets twoShares(int first) {
        return new Buckets(new Rollout("targetingKey", "salt", shares(first)));
    }

    private static List<Share> shares(int first) {
        return List.of(new Share("first", first), new Share("second", Rollout.BUCKETS - first));
    }
}
