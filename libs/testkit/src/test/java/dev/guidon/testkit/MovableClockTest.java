package dev.guidon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private final MovableClock clock = MovableClock.at("2026-03-01T12:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo("2026-03-01T12:00:00Z");

        clock.advance(Duration.ofSeconds(90));

        assertThat(clock.instant()).isEqualTo("2026-03-01T12:01:30Z");
    }

    @Test
    void canBeSetBack() {
        clock.set(Instant.parse("2026-02-28T00:00:00Z"));

        assertThat(clock.instant()).isEqualTo("2026-02-28T00:00:00Z");
    }

    @Test
    void copiesForOtherZonesMoveWithIt() {
        Clock inZurich = clock.withZone(ZoneId.of("Europe/Zurich"));

        clock.advance(Duration.ofHours(1));

        assertThat(inZurich.instant()).isEqualTo(clock.instant());
        assertThat(inZurich.getZone()).isEqualTo(ZoneId.of("Europe/Zurich"));
    }
}
