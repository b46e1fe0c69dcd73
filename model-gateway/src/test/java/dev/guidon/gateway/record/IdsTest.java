package dev.guidon.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.testkit.MovableClock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private final MovableClock clock = MovableClock.at("2026-03-01T12:00:00Z");
    private final Ids ids = new Ids(clock, new Random(1));

    @Test
    void isAUuidOfVersion7WithTheTimeInFront() {
        UUID id = UUID.fromString(ids.next());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    }

    @Test
    void laterIdsSortLater() {
        String earlier = ids.next();
        clock.advance(Duration.ofMillis(1));

        assertThat(ids.next()).isGreaterThan(earlier);
    }

    @Test
    void differsWithinAMillisecond() {
        assertThat(Stream.generate(ids::next).limit(1_000)).doesNotHaveDuplicates();
    }
}
