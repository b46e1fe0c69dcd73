package dev.guidon.flag.insight;

import dev.guidon.kit.insight.HyperLogLog;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Where counts are kept. Works in the caller's transaction.
public interface CountStore {

    /// Adds a record, unless it was added before. Minutes that lie ahead of `now` count for `now`: a clock somewhere is
    /// wrong. What is about environments that do not exist is left out.
    ///
    /// @return whether it was new
    Uni<Boolean> add(CountRecord record, Instant now);

    /// How often a flag served what, oldest first; only points where it was evaluated.
    Uni<List<SeriesPoint>> series(String environmentId, String flagKey, Window window);

    /// When flags of an environment were evaluated last, by key; those that never were are absent.
    Uni<Map<String, Instant>> lastEvaluated(String environmentId, List<String> flagKeys);

    /// What each flag of a project served since an instant, and when it was evaluated last.
    Uni<List<FlagUse>> use(String projectKey, Instant since);

    /// Evaluations and sketches of each day, oldest first.
    Uni<List<DayUse>> days(String environmentId, LocalDate from, LocalDate to);

    /// Adds up what is old in longer steps, and deletes what is older than is kept.
    Uni<Void> tidy(Cuts cuts);

    /// Processes that count: how many records and evaluations are known to be lost.
    Uni<Losses> losses();

    /// @param at start of the step
    record SeriesPoint(Instant at, String variant, String reason, long evaluations) {}

    /// @param variants what it served since then, with how often
    /// @param lastAt when it was evaluated last
    /// @param changedAt when its configuration was changed last
    record FlagUse(
            String environmentKey, String flagKey, Map<String, Long> variants, Instant lastAt, Instant changedAt) {}

    record DayUse(LocalDate day, long evaluations, List<HyperLogLog> sketches) {}

    /// Up to when counts are added up into hours, into days, and deleted, and up to when the usage of months is.
    record Cuts(Instant minutes, Instant hours, Instant days, Instant months) {}

    record Losses(long missingRecords, long droppedEvaluations) {}
}
