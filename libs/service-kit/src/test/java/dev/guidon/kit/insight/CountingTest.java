package dev.guidon.kit.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.kit.insight.CountReader.Mood;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class CountingTest {
    private static final long START = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
    private static final List<String> FLAGS = List.of("a", "b", "c");

    /// A process that counts, with a clock that the test moves.
    private static final class Counting {
        private final CountReader reader = new CountReader();
        private final EvaluationCounter counter;
        private final CountFlusher flusher;
        private long now = START;

        Counting(int grace) {
            InstantSource clock = () -> Instant.ofEpochMilli(now);
            this.counter = new EvaluationCounter(4, grace, CountFlusher.minuteOf(clock));
            this.flusher = new CountFlusher(
                    counter, new UniqueSubjects(CountFlusher.dayOf(clock)), new KeyUses(), reader, clock, "i");
        }
    }

    /// Decisions, flushes, minutes that turn, a log that fails one way or the other, and rulesets that are compiled
    /// anew, in any order.
    @Property(tries = 300)
    void countsEqualABatchCountOfTheDecisions(@ForAll long seed) {
        Random random = new Random(seed);
        Counting process = new Counting(EvaluationCounter.GRACE);
        Map<String, Long> batch = new HashMap<>();
        Ruleset ruleset = Decisions.ruleset("a", "b", "c");
        for (int i = 0; i < 500; i++) {
            switch (random.nextInt(12)) {
                case 0 -> process.flusher.flush();
                case 1 -> process.reader.become(Mood.values()[random.nextInt(3)]);
                case 2 -> ruleset = Decisions.ruleset("a", "b", "c");
                case 3 -> {
                    process.flusher.flush();
                    process.now += 60_000L * random.nextInt(3);
                    process.flusher.flush();
                }
                default -> decide(random, process, ruleset, batch);
            }
        }
        process.reader.become(Mood.TAKES);

        assertThat(process.flusher.flush()).isTrue();
        assertThat(process.reader.counts()).isEqualTo(batch);
        assertThat(process.reader.hasGaps()).isFalse();
        assertThat(process.flusher.dropped()).isZero();
    }

    private static void decide(Random random, Counting process, Ruleset ruleset, Map<String, Long> batch) {
        String flag = FLAGS.get(random.nextInt(FLAGS.size()));
        Served served = Decisions.served(ruleset, flag, Decisions.subject("u" + random.nextInt(20)));
        String environment = "env" + random.nextInt(2);
        // Rulesets belong to environments: a decision of one is not handed out in another.
        if (environment.equals("env1")) {
            served = new Served("d", false, 1, served.variant(), served.cause());
        }
        process.counter.add(environment, served);
        String key = String.join(
                "/", environment, served.flagKey(), served.variant().key(), Long.toString(process.now / 60_000));
        batch.merge(key, 1L, Long::sum);
    }

    @Test
    void manyThreadsLoseNothingWhileMinutesTurn() throws InterruptedException {
        int threads = 4;
        int each = 200_000;
        // Here drains follow each other so fast that two of them may pass while a thread is not running.
        Counting process = new Counting(Integer.MAX_VALUE);
        Ruleset ruleset = Decisions.ruleset("a", "b");
        CountDownLatch done = new CountDownLatch(threads);
        List<Served> decisions = IntStream.range(0, 8)
                .mapToObj(i -> Decisions.served(ruleset, i % 2 == 0 ? "a" : "b", Decisions.subject("u" + i)))
                .toList();
        List<Thread> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            running.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    process.counter.add("env", decisions.get(i % decisions.size()));
                }
                done.countDown();
            }));
        }

        while (done.getCount() > 0) {
            process.now = Math.min(process.now + 20_000, START + 20 * 60_000);
            process.flusher.flush();
        }
        for (Thread thread : running) {
            thread.join();
        }

        assertThat(process.flusher.flush()).isTrue();
        assertThat(process.reader.total() + process.flusher.dropped()).isEqualTo((long) threads * each);
    }

    @Test
    void moreDecisionsThanFitAreDroppedAndCounted() {
        Counting process = new Counting(EvaluationCounter.GRACE);
        Served one = Decisions.served(Decisions.ruleset("a"), "a", Decisions.subject("u"));
        int decisions = CountTable.MAX_DECISIONS + 10;

        for (int i = 0; i < decisions; i++) {
            process.counter.add("env", new Served("f" + i, false, 1, one.variant(), one.cause()));
        }
        process.flusher.flush();

        assertThat(process.reader.total()).isEqualTo(CountTable.MAX_DECISIONS);
        assertThat(process.flusher.dropped()).isEqualTo(10);
    }

    @Test
    void whatWaitsForABrokerIsBounded() {
        Counting process = new Counting(EvaluationCounter.GRACE);
        process.reader.become(Mood.REFUSES);
        Served one = Decisions.served(Decisions.ruleset("a"), "a", Decisions.subject("u"));
        long decisions = 0;

        while (process.flusher.dropped() == 0) {
            for (int i = 0; i < CountTable.MAX_DECISIONS; i++) {
                process.counter.add("env", new Served("f" + i, false, 1, one.variant(), one.cause()));
                decisions++;
            }
            process.flusher.flush();
            process.now += 60_000;
            process.flusher.flush();
        }
        process.reader.become(Mood.TAKES);
        process.flusher.flush();

        assertThat(process.reader.total()).isGreaterThanOrEqualTo(PendingCounts.MAX_PENDING);
        assertThat(process.reader.total() + process.flusher.dropped()).isEqualTo(decisions);
    }
}
