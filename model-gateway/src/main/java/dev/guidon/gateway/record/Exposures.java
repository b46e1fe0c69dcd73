package dev.guidon.gateway.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guidon.gateway.route.Choice;
import dev.guidon.gateway.route.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Tells the log of each unit that meets an experiment: once an hour per unit, experiment and arm is enough, because
/// statistics ask for the first time only.
@ApplicationScoped
public class Exposures {
    private static final Duration REPEAT_AFTER = Duration.ofHours(1);
    /// Units that are remembered; a forgotten one is told again, which does no harm. About 20 MB when full.
    private static final int REMEMBERED = 100_000;

    private final RecordLog log;
    private final InstantSource clock;
    private final Ids ids;
    private final Cache<Met, Boolean> told = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REPEAT_AFTER)
            .build();

    /// @param hour on the clock, so that a unit that calls all day is told of in each hour
    private record Met(String environmentId, String experimentKey, String variant, Unit unit, Instant hour) {}

    Exposures(RecordLog log, InstantSource clock, Ids ids) {
        this.log = log;
        this.clock = clock;
        this.ids = ids;
    }

    /// Does nothing unless an experiment drew the variant for a unit that is known.
    void met(Choice.Chosen choice) {
        if (choice.experiment().isPresent() && choice.unit().isPresent()) {
            tell(choice, choice.experiment().get(), choice.unit().get());
        }
    }

    private void tell(Choice.Chosen choice, Choice.Experiment experiment, Unit unit) {
        Instant now = clock.instant();
        Met met = new Met(
                choice.environmentId(), experiment.key(), choice.variant(), unit, now.truncatedTo(ChronoUnit.HOURS));
        if (told.asMap().putIfAbsent(met, true) == null
                && !log.offer(new Exposure(ids.next(), unit, experiment, choice, now))) {
            told.invalidate(met);
        }
    }
}
