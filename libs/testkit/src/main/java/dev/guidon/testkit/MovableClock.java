package dev.guidon.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands still until a test moves it. Thread-safe. Copies for other zones show the same moving instant.
public final class MovableClock extends Clock {

    private final Hand hand;
    private final ZoneId zone;

    private MovableClock(Hand hand, ZoneId zone) {
        this.hand = hand;
        this.zone = zone;
    }

    public static MovableClock at(Instant start) {
        return new MovableClock(new Hand(start), ZoneOffset.UTC);
    }

    /// @param start in ISO 8601, such as `2026-03-01T12:00:00Z`
    public static MovableClock at(String start) {
        return at(Instant.parse(start));
    }

    public void advance(Duration step) {
        hand.move(step);
    }

    /// Backwards too: clocks of real machines do that.
    public void set(Instant instant) {
        hand.set(instant);
    }

    @Override
    public Instant instant() {
        return hand.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(hand, other);
    }

    /// What all copies of a clock share.
    private static final class Hand {

        private Instant now;

        Hand(Instant start) {
            now = start;
        }

        synchronized Instant now() {
            return now;
        }

        synchronized void set(Instant instant) {
            now = instant;
        }

        synchronized void move(Duration step) {
            now = now.plus(step);
        }
    }
}
