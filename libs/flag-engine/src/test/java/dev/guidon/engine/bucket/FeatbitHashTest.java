package dev.guidon.engine.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.Bucketing;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Share;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeatbitHashTest {

    /// The first three are in FeatBit's own tests.
    @ParameterizedTest
    @CsvSource({
        "test-value, 0.14653629204258323",
        "qKPKh1S3FolC, 0.9105919692665339",
        "3eacb184-2d79-49df-9ea7-edd4f10e4c6f, 0.08994403155520558",
        "new-checkoutuser-1, 0.9656010488979518",
        "new-checkoutuser-2, 0.11321890726685524",
        "new-checkoutuser-3, 0.4751749988645315",
        "model-routerutilisateur-é, 0.029060127679258585",
        "'', 0.3004114832729101"
    })
    void putsTextsWhereFeatbitDoes(String text, double place) {
        assertThat(FeatbitHash.of(text)).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({"user-1, b", "user-2, a", "user-3, b"})
    void aRolloutDrawsAsFeatbitDoes(String unit, String variant) {
        Rollout quarter = new Rollout(
                "targetingKey",
                "new-checkout",
                List.of(new Share("a", 25_000), new Share("b", 75_000)),
                Bucketing.FEATBIT_V1);

        assertThat(quarter.shares().get(new Buckets(quarter).shareOf(unit)).variant())
                .isEqualTo(variant);
    }

    /// The upper end of a range belongs to it.
    @ParameterizedTest
    @CsvSource({"0, 0", "0.000001, 0", "0.00001, 0", "0.000011, 1", "0.25, 24999", "0.250001, 25000", "1, 99999"})
    void theUpperEndOfARangeBelongsToIt(double place, int bucket) {
        assertThat(Buckets.bucketAt(place)).isEqualTo(bucket);
    }
}
