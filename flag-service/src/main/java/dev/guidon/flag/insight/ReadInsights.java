package dev.guidon.flag.insight;

import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.insight.CountStore.DayUse;
import dev.guidon.flag.insight.CountStore.SeriesPoint;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.insight.HyperLogLog;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Says how often flags were evaluated. Everything fails with `NotFound` of the project, the environment or the flag.
@ApplicationScoped
public class ReadInsights {
    private final EnvironmentStore environments;
    private final FlagStore flags;
    private final CountStore counts;
    private final KeepingSettings keeping;
    private final InstantSource clock;

    ReadInsights(
            EnvironmentStore environments,
            FlagStore flags,
            CountStore counts,
            KeepingSettings keeping,
            InstantSource clock) {
        this.environments = environments;
        this.flags = flags;
        this.counts = counts;
        this.keeping = keeping;
        this.clock = clock;
    }

    /// @param points only steps in which the flag was evaluated
    public record FlagInsight(Window window, List<SeriesPoint> points, Optional<Instant> lastEvaluatedAt) {}

    /// @param subjects how many different ones, within a few percent
    public record Usage(LocalDate day, long evaluations, long subjects) {}

    /// Fails with `Invalid` when minutes are asked for that are not kept any more.
    @WithTransaction
    public Uni<FlagInsight> flag(FlagAddress address, Window window) {
        refuseForgotten(window);
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> flags.get(environment, address.flagKey()))
                .chain(flag -> insight(flag.environment().id(), address.flagKey(), window));
    }

    private Uni<FlagInsight> insight(String environmentId, String flagKey, Window window) {
        return counts.series(environmentId, flagKey, window)
                .chain(points -> counts.lastEvaluated(environmentId, List.of(flagKey))
                        .map(last -> new FlagInsight(window, points, Optional.ofNullable(last.get(flagKey)))));
    }

    @WithTransaction
    public Uni<List<Usage>> usage(String projectKey, String environmentKey, LocalDate from, LocalDate to) {
        return environments
                .get(projectKey, environmentKey)
                .chain(environment -> counts.days(environment.id(), from, to))
                .map(days -> days.stream().map(ReadInsights::usage).toList());
    }

    private static Usage usage(DayUse day) {
        HyperLogLog all = new HyperLogLog();
        day.sketches().forEach(all::merge);
        return new Usage(day.day(), day.evaluations(), all.estimate());
    }

    private void refuseForgotten(Window window) {
        Instant kept =
                switch (window.step()) {
                    case MINUTE -> clock.instant().minus(keeping.minutes());
                    case HOUR -> clock.instant().minus(keeping.hours());
                    case DAY -> Instant.MIN;
                };
        if (window.from().isBefore(kept)) {
            throw new FailureException(Failure.Invalid.of(
                    "step", "is finer than what is kept of that time; ask for longer steps or for a later time"));
        }
    }
}
