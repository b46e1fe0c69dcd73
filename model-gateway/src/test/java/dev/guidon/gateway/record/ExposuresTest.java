package dev.guidon.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.gateway.route.Choice;
import dev.guidon.gateway.route.ModelVersion;
import dev.guidon.gateway.route.Unit;
import dev.guidon.testkit.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExposuresTest {
    private static final Unit UNIT = new Unit("targetingKey", "u-1");
    private static final Choice.Experiment EXPERIMENT = new Choice.Experiment("exp", "rule");

    private final MovableClock clock = MovableClock.at("2026-03-01T12:10:00Z");
    private final Log log = new Log();
    private final Exposures exposures = new Exposures(log, clock);

    /// Takes exposures as long as it has room.
    private static final class Log implements RecordLog {
        private final List<Exposure> taken = new ArrayList<>();
        private boolean full;

        @Override
        public boolean offer(Exposure exposure) {
            return !full && taken.add(exposure);
        }

        @Override
        public void offer(Inference inference, Ending ending) {
            throw new UnsupportedOperationException("no inferences here");
        }
    }

    @Test
    void aUnitIsToldOfOnceAnHour() {
        exposures.met(choice("a", Optional.of(UNIT), Optional.of(EXPERIMENT)));
        clock.advance(Duration.ofMinutes(49));
        exposures.met(choice("a", Optional.of(UNIT), Optional.of(EXPERIMENT)));
        assertThat(log.taken).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        exposures.met(choice("a", Optional.of(UNIT), Optional.of(EXPERIMENT)));

        assertThat(log.taken).hasSize(2);
        assertThat(log.taken.getFirst().occurredAt()).isEqualTo("2026-03-01T12:10:00Z");
    }

    @Test
    void anotherArmIsToldOfAtOnce() {
        exposures.met(choice("a", Optional.of(UNIT), Optional.of(EXPERIMENT)));
        exposures.met(choice("b", Optional.of(UNIT), Optional.of(EXPERIMENT)));

        assertThat(log.taken)
                .extracting(exposure -> exposure.choice().variant())
                .containsExactly("a", "b");
    }

    @Test
    void unitsOfDifferentAttributesAreDifferent() {
        exposures.met(choice("a", Optional.of(UNIT), Optional.of(EXPERIMENT)));
        exposures.met(choice("a", Optional.of(new Unit("company", "u-1")), Optional.of(EXPERIMENT)));

        assertThat(log.taken).hasSize(2);
    }

    @Test
    void whatTheLogDidNotTakeIsToldAgain() {
        log.full = true;
        exposures.met(choice("a", Optional.of(UNIT), Optional.of(EXPERIMENT)));
        log.full = false;
        exposures.met(choice("a", Optional.of(UNIT), Optional.of(EXPERIMENT)));

        assertThat(log.taken).hasSize(1);
    }

    @Test
    void withoutExperimentOrUnitThereIsNoExposure() {
        exposures.met(choice("a", Optional.of(UNIT), Optional.empty()));
        exposures.met(choice("a", Optional.empty(), Optional.of(EXPERIMENT)));

        assertThat(log.taken).isEmpty();
    }

    private static Choice.Chosen choice(String variant, Optional<Unit> unit, Optional<Choice.Experiment> experiment) {
        ModelVersion model = new ModelVersion("p", "m", Map.of(), Map.of());
        return new Choice.Chosen("env", 1, "route", variant, 1, model, unit, experiment);
    }
}
