package dev.guidon.flag.schedule;

import dev.guidon.flag.schedule.ScheduledRun.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The newest occurrence of a schedule whose time has come. Occurrences before it that nobody was there for are passed
/// over: what they would do is what the newest does.
///
/// @param inTime whether it may still be made
record DueWork(Schedule schedule, Instant dueAt, boolean inTime) {

    /// How it ended, with what was passed over.
    List<ScheduledRun> ended(Instant at, Outcome outcome, String detail) {
        List<ScheduledRun> runs = new ArrayList<>();
        Instant first = schedule.progress().dueAt();
        if (first.isBefore(dueAt)) {
            runs.add(new ScheduledRun(
                    first, at, Outcome.MISSED, "passed over with all until " + dueAt + ", which stands for them"));
        }
        runs.add(new ScheduledRun(dueAt, at, outcome, detail));
        return List.copyOf(runs);
    }
}
