package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class IntervalTest {

    @Test
    void holdsItsEnds() {
        Interval interval = new Interval(-1, 2);

        assertThat(interval.contains(-1)).isTrue();
        assertThat(interval.contains(2)).isTrue();
        assertThat(interval.contains(Math.nextDown(-1.0))).isFalse();
        assertThat(interval.contains(Math.nextUp(2.0))).isFalse();
    }

    @Test
    void mayBeUnbounded() {
        assertThat(new Interval(Double.NEGATIVE_INFINITY, 0).contains(-1e300)).isTrue();
    }

    @Test
    void refusesEndsThatAreSwappedOrUndefined() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(1, 0))
                .withMessageContaining("[1.0, 0.0]");
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0, Double.NaN));
    }
}
