package dev.guidon.flag.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final MovableClock clock = MovableClock.at("2026-03-01T12:00:00Z");
    private final InMemoryAttempts attempts = new InMemoryAttempts();
    private final Guard guard = new Guard(
            attempts,
            new GuardPolicy(
                    new Backoff(3, Duration.ofSeconds(1), LONGEST), new Backoff(10, Duration.ofSeconds(1), LONGEST)));

    private Attempt attempt(String account, String address) {
        return new Attempt(account, address, clock.instant());
    }

    private void fail(String account, String address) {
        guard.admit(attempt(account, address)).await().indefinitely();
    }

    private Duration waitOf(String account, String address) {
        Throwable refused = catchThrowable(() -> fail(account, address));
        return refused instanceof FailureException expected
                        && expected.failure() instanceof Failure.RateLimited(var _, var wait)
                ? wait
                : Duration.ZERO;
    }

    @Test
    void aFewAttemptsAreFree() {
        fail("ada", "a");
        fail("ada", "b");
        fail("ada", "c");

        assertThat(waitOf("ada", "d")).isPositive();
        assertThat(waitOf("bob", "d")).isZero();
    }

    @Test
    void eachFailureAfterThatDoublesTheWaitUpToTheLongest() {
        fail("ada", "a");
        fail("ada", "a");
        Duration last = Duration.ZERO;
        for (int i = 0; i < 7; i++) {
            fail("ada", "a" + i);
            Duration wait = waitOf("ada", "z");
            assertThat(wait).isGreaterThan(last);
            last = wait;
            clock.advance(wait);
        }
        for (int i = 0; i < 20; i++) {
            fail("ada", "b" + i);
            clock.advance(waitOf("ada", "z"));
        }

        fail("ada", "c");

        assertThat(waitOf("ada", "z")).isBetween(LONGEST, LONGEST.plusSeconds(1));
    }

    @Test
    void anAddressThatTriesManyAccountsMustWait() {
        for (int i = 0; i < 10; i++) {
            fail("user" + i, "bot");
        }

        assertThat(waitOf("somebody else", "bot")).isPositive();
        assertThat(waitOf("somebody else", "home")).isZero();
    }

    @Test
    void beingRefusedIsNotCounted() {
        for (int i = 0; i < 3; i++) {
            fail("ada", "a");
        }
        Duration before = waitOf("ada", "a");
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> fail("ada", "a")).isInstanceOf(FailureException.class);
        }

        assertThat(waitOf("ada", "a")).isEqualTo(before);
    }

    @Test
    void aRightPasswordForgivesTheAccountButNotTheAddress() {
        for (int i = 0; i < 9; i++) {
            fail("victim" + i, "bot");
        }
        Attempt own = attempt("mallory", "bot");
        guard.admit(own).await().indefinitely();

        guard.succeeded(own).await().indefinitely();

        fail("mallory", "elsewhere");
        fail("mallory", "elsewhere");
        fail("victim", "bot");
        assertThat(waitOf("victim", "bot")).isPositive();
    }

    @Test
    void aDayLaterAllIsForgotten() {
        for (int i = 0; i < 3; i++) {
            fail("ada", "a");
        }
        clock.advance(Attempts.MEMORY.plusSeconds(1));

        fail("ada", "a");
        fail("ada", "a");
        clock.advance(Attempts.MEMORY.plusSeconds(1));
        guard.forget(clock.instant()).await().indefinitely();

        assertThat(attempts.size()).isZero();
    }
}
