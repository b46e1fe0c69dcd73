package dev.guidon.sandbox.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PooledEncoderTest {
    private static final EncodedText ANSWER = new EncodedText(UnitVector.along(new float[] {1}), 1);
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void aTextIsEncodedOnAThreadOfThePool() {
        Thread caller = Thread.currentThread();

        try (PooledEncoder pool = new PooledEncoder(
                _ -> {
                    assertThat(Thread.currentThread()).isNotSameAs(caller);
                    return ANSWER;
                },
                1,
                1,
                LONG)) {
            assertThat(pool.encode("hello")).isSameAs(ANSWER);
        }
    }

    @Test
    void aTextThatTakesTooLongIsGivenUp() {
        CountDownLatch stuck = new CountDownLatch(1);
        try (PooledEncoder pool = new PooledEncoder(_ -> answerAfter(stuck), 1, 1, Duration.ofMillis(20))) {
            assertThatExceptionOfType(EncoderBusy.class)
                    .isThrownBy(() -> pool.encode("hello"))
                    .withMessageContaining("20 ms");

            stuck.countDown();
        }
    }

    @Test
    void ofTwoTextsForOnePlaceInTheQueueOneIsRefusedAtOnce() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        TextEncoder slow = _ -> {
            started.countDown();
            return answerAfter(stuck);
        };
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                PooledEncoder pool = new PooledEncoder(slow, 1, 1, LONG)) {
            CompletionService<Boolean> answered = new ExecutorCompletionService<>(callers);
            Future<Boolean> running = answered.submit(() -> isAnswered(pool));
            started.await();
            answered.submit(() -> isAnswered(pool));
            answered.submit(() -> isAnswered(pool));

            boolean firstToReturn = answered.take().get();
            stuck.countDown();

            assertThat(firstToReturn).isFalse();
            assertThat(running.get()).isTrue();
        }
    }

    @Test
    void aFailureOfTheEncoderReachesTheCaller() {
        RuntimeException cause = new IllegalArgumentException("broken weights");
        TextEncoder broken = _ -> {
            throw cause;
        };
        try (PooledEncoder pool = new PooledEncoder(broken, 1, 1, LONG)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> pool.encode("hello"))
                    .withCause(cause);
        }
    }

    private static boolean isAnswered(PooledEncoder pool) {
        try {
            return pool.encode("hello").equals(ANSWER);
        } catch (EncoderBusy e) {
            return false;
        }
    }

    private static EncodedText answerAfter(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ANSWER;
    }
}
