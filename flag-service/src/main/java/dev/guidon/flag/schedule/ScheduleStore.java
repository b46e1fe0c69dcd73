package dev.guidon.flag.schedule;

import dev.guidon.flag.access.Visible;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where schedules are kept. Works in the caller's transaction.
public interface ScheduleStore {
    /// Active or paused schedules that a flag may have in an environment.
    int MAX_PER_FLAG = 50;

    Uni<Void> add(Environment environment, Schedule schedule);

    /// Fails with `NotFound`.
    Uni<Schedule> get(Environment environment, String id);

    /// As [#get], and until the transaction ends nobody else changes or runs it.
    Uni<Schedule> lock(Environment environment, String id);

    /// One that is to be looked at by `now`, locked; none that somebody else has locked, and none whose flag has an
    /// earlier one waiting, so that two of a flag are made in their order.
    Uni<Optional<Schedule>> claim(Instant now);

    /// Keeps its progress.
    Uni<Void> update(Schedule schedule);

    /// Adds to its log. An occurrence is logged once: fails when it was before.
    Uni<Void> log(Schedule schedule, List<ScheduledRun> runs);

    /// Newest first.
    Uni<Page<ScheduledRun>> runs(Schedule schedule, Page.Request request);

    /// Newest first.
    Uni<Page<Schedule>> page(Environment environment, ScheduleFilter filter, Page.Request request);

    /// Active and paused ones of a flag.
    Uni<List<Schedule>> open(Environment environment, FlagAddress address);

    /// Which are asked for; all where nothing is named.
    ///
    /// @param visible which flags the caller may see
    record ScheduleFilter(Visible visible, Optional<String> flag, Optional<Schedule.Status> status) {}
}
