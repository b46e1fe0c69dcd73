package dev.guidon.flag.adapter.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guidon.kit.failure.FailureException;
import dev.guidon.testkit.MovableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final MovableClock clock = MovableClock.at("2026-03-01T12:00:00Z");
    private final Remembered<Integer> remembered = new Remembered<>();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean away;

    private int get(Predicate<Integer> enough) {
        return remembered
                .get(clock.instant(), enough, () -> Uni.createFrom().item(() -> {
                    int count = asked.incrementAndGet();
                    if (away) {
                        throw new IllegalStateException("away");
                    }
                    return count;
                }))
                .await()
                .indefinitely();
    }

    @Test
    void isAskedOnceInTenMinutes() {
        assertThat(get(_ -> true)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(9));
        assertThat(get(_ -> true)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
        assertThat(get(_ -> true)).isEqualTo(2);
    }

    @Test
    void isAskedAgainWhenItIsNotEnoughButNotAllTheTime() {
        get(_ -> true);
        clock.advance(Duration.ofSeconds(3));

        assertThat(get(value -> value > 1)).isEqualTo(2);
        for (int i = 0; i < 100; i++) {
            assertThat(get(value -> value > 9)).isEqualTo(2);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void theLastWordCountsForADayWhenItIsAway() {
        get(_ -> true);
        away = true;
        clock.advance(Duration.ofHours(23));

        assertThat(get(_ -> true)).isEqualTo(1);
        clock.advance(Duration.ofHours(2));
        assertThatThrownBy(() -> get(_ -> true)).isInstanceOf(FailureException.class);
    }

    @Test
    void whoNeverAnsweredIsNotAskedByEveryRequest() {
        away = true;
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> get(_ -> true)).isInstanceOf(FailureException.class);
        }

        assertThat(asked).hasValue(1);
    }
}
