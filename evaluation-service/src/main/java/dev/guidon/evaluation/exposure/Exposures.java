package dev.guidon.evaluation.exposure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guidon.contracts.events.v1.Exposure;
import dev.guidon.contracts.types.v1.Unit;
import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Decision.ExperimentDraw;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.feed.Environment;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Tells the log of each unit that meets an experiment: once an hour per unit, experiment and arm is enough, because
/// statistics ask for the first time only.
@ApplicationScoped
public class Exposures {
    private static final Duration REPEAT_AFTER = Duration.ofHours(1);
    /// Units that are remembered; a forgotten one is told again, which does no harm.
    private static final int REMEMBERED = 500_000;

    private final ExposureLog log;
    private final InstantSource clock;
    private final Cache<Met, Boolean> told;

    private record Met(String environmentId, String experimentKey, String variant, String unit, Instant hour) {}

    Exposures(ExposureLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
        this.told = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(REPEAT_AFTER)
                .build();
    }

    /// Notes that `subject` got `served`. Does nothing unless an experiment drew it.
    public void met(Environment environment, Decision.Served served, Subject subject) {
        if (served.cause().experiment().isPresent()) {
            tell(environment, served, served.cause().experiment().get(), subject);
        }
    }

    private void tell(Environment environment, Decision.Served served, ExperimentDraw draw, Subject subject) {
        String unit = subject.unit(draw.unit());
        if (unit == null) {
            return;
        }
        Instant now = clock.instant();
        Met met = new Met(
                environment.id(),
                draw.experimentKey(),
                served.variant().key(),
                unit,
                now.truncatedTo(ChronoUnit.HOURS));
        if (told.asMap().putIfAbsent(met, true) == null && !log.offer(exposure(environment, served, draw, met, now))) {
            told.invalidate(met);
        }
    }

    private static Exposure exposure(
            Environment environment, Decision.Served served, ExperimentDraw draw, Met met, Instant now) {
        return Exposure.newBuilder()
                .setId(idOf(met))
                .setEnvironmentId(environment.id())
                .setUnit(Unit.newBuilder().setAttribute(draw.unit().name()).setValue(met.unit()))
                .setExperimentKey(draw.experimentKey())
                .setFlagKey(served.flagKey())
                .setVariant(served.variant().key())
                .setRuleId(served.cause().ruleId().orElse(""))
                .setFlagVersion(served.flagVersion())
                .setEnvironmentSequence(environment.sequence())
                .setOccurredAt(now.toEpochMilli())
                .build();
    }

    /// The same for every instance that meets the unit in this hour, so that their records count as one.
    private static String idOf(Met met) {
        return UUID.nameUUIDFromBytes(met.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
