package dev.guidon.kit.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.guidon.engine.bucket.SaltedHash;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HyperLogLogTest {
    private static final SaltedHash HASH = new SaltedHash("test");

    private static HyperLogLog of(int from, int to) {
        HyperLogLog sketch = new HyperLogLog();
        IntStream.range(from, to).forEach(i -> sketch.add(HASH.of("subject-" + i)));
        return sketch;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000, 10_000, 1_000_000})
    void theEstimateIsWithinThreeStandardErrors(int subjects) {
        assertThat(of(0, subjects).estimate()).isCloseTo(subjects, withPercentage(3 * 1.625));
    }

    @Test
    void nothingIsNothing() {
        assertThat(new HyperLogLog().estimate()).isZero();
    }

    @Test
    void mergingIsTheSameInAnyOrderAndAsOftenAsOneLikes() {
        HyperLogLog all = of(0, 9_000);
        HyperLogLog merged = of(0, 5_000);
        HyperLogLog other = of(3_000, 9_000);

        other.merge(merged);
        merged.merge(other);
        merged.merge(new HyperLogLog(other.registers()));

        assertThat(merged.registers()).isEqualTo(all.registers());
        assertThat(other.registers()).isEqualTo(all.registers());
    }
}
