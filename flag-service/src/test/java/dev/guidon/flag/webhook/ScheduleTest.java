package dev.guidon.flag.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.webhook.Delivery.Message;
import dev.guidon.flag.webhook.Delivery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final WebhookPolicy POLICY = new WebhookPolicy(
            Duration.ofSeconds(5),
            Duration.ofHours(24),
            Duration.ofHours(72),
            Duration.ofSeconds(30),
            Duration.ofDays(7),
            4);
    private static final Outcome FAILED = new Outcome.Answered(500, "");
    private final Schedule schedule = new Schedule(POLICY, new Random(7));

    private static Delivery delivery() {
        return new Delivery(
                "msg",
                "hook",
                "evt",
                "flag.created",
                new Message("text/plain", "x"),
                State.PENDING,
                0,
                START,
                START,
                START.plus(POLICY.giveUpAfter()));
    }

    /// The instants at which a delivery that always fails is tried.
    private List<Instant> attempts() {
        List<Instant> attempts = new ArrayList<>();
        for (Delivery next = delivery();
                next.state() == State.PENDING;
                next = schedule.after(next, FAILED, next.dueAt())) {
            attempts.add(next.dueAt());
        }
        return attempts;
    }

    @Test
    void aFailingDeliveryIsTriedForADayWithGrowingPauses() {
        List<Instant> attempts = attempts();

        assertThat(attempts).hasSizeBetween(12, 20);
        assertThat(Duration.between(attempts.getFirst(), attempts.get(1)))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        assertThat(Duration.between(START, attempts.getLast())).isBetween(Duration.ofHours(20), Duration.ofHours(24));
    }

    @Test
    void pausesDifferByChanceAndAreNeverLongerThanThreeHoursAndAFifth() {
        Backoff backoff = new Backoff(Duration.ofSeconds(5), new Random(7));

        List<Duration> pauses = java.util.stream.IntStream.range(0, 100)
                .mapToObj(_ -> backoff.after(50))
                .toList();

        assertThat(pauses)
                .allMatch(pause ->
                        pause.compareTo(Duration.ofMinutes(144)) >= 0 && pause.compareTo(Duration.ofMinutes(216)) <= 0)
                .doesNotHaveDuplicates();
    }

    @Test
    void aSuccessEndsADelivery() {
        Delivery after = schedule.after(delivery(), new Outcome.Answered(202, ""), START);

        assertThat(after.state()).isEqualTo(State.DELIVERED);
        assertThat(after.attempts()).isEqualTo(1);
    }

    @Test
    void kindsAreMatchedWholeBelowAGroupOrAll() {
        assertThat(EventKinds.matches("flag.toggled", "flag.toggled")).isTrue();
        assertThat(EventKinds.matches("flag.*", "flag.toggled")).isTrue();
        assertThat(EventKinds.matches("*", "segment.created")).isTrue();
        assertThat(EventKinds.matches("flag.*", "flagship.created")).isFalse();
        assertThat(EventKinds.matches("flag", "flag.created")).isFalse();
    }
}
