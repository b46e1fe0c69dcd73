package dev.guidon.flag.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.audit.Actor;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:10Z");
    private static final Actor ADA = Actor.user("ada@example.org");
    private final Refusals refusals = new Refusals();

    @Test
    void theSameIsNewOnceAMinute() {
        assertThat(refusals.isNew(ADA, "read x", NOW)).isTrue();
        assertThat(refusals.isNew(ADA, "read x", NOW.plusSeconds(49))).isFalse();
        assertThat(refusals.isNew(ADA, "read y", NOW)).isTrue();
        assertThat(refusals.isNew(Actor.user("bob@example.org"), "read x", NOW)).isTrue();
        assertThat(refusals.isNew(ADA, "read x", NOW.plusSeconds(50))).isTrue();
    }

    @Test
    void nobodyFillsTheTrailByAskingForManyThings() {
        long kept = IntStream.range(0, 10_000)
                .filter(i -> refusals.isNew(ADA, "read " + i, NOW))
                .count();

        assertThat(kept).isEqualTo(Refusals.MAX_PER_ACTOR);
    }

    @Test
    void neitherDoManyActors() {
        long kept = IntStream.range(0, 10_000)
                .filter(i -> refusals.isNew(Actor.token("t" + i), "read x", NOW))
                .count();

        assertThat(kept).isEqualTo(Refusals.MAX_ACTORS);
    }
}
