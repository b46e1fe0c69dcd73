package dev.guidon.flag.schedule;

import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.InstructionDraft;
import dev.guidon.flag.schedule.Timing.Again;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A change of one flag that waits for its time.
public record Schedule(Head head, Task task, Timing timing, Progress progress) {

    /// What never changes of it.
    ///
    /// @param number counts schedules in the order they were made; 0 until it is kept
    /// @param changeRequest id of the approved change request that it carries out
    public record Head(
            String id,
            long number,
            FlagAddress address,
            Actor author,
            Instant createdAt,
            Optional<String> changeRequest) {}

    /// @param comment why, in the author's words
    public record Task(InstructionDraft patch, String comment) {}

    /// @param dueAt the next occurrence; the last one when there is no other
    /// @param lookAt when to try it, which is later when it waits for a freeze to end
    public record Progress(Status status, Instant dueAt, Instant lookAt) {
        static Progress waitingFor(Instant dueAt) {
            return new Progress(Status.ACTIVE, dueAt, dueAt);
        }
    }

    public enum Status {
        ACTIVE,
        PAUSED,
        /// Nothing is left to be done.
        DONE,
        CANCELLED
    }

    public Actor actor() {
        return new Actor("schedule:" + head.id());
    }

    Schedule in(Progress next) {
        return new Schedule(head, task, timing, next);
    }

    Schedule in(Status status) {
        return in(new Progress(status, progress.dueAt(), progress.lookAt()));
    }

    /// Whether anything is left to be done.
    public boolean isOpen() {
        return progress.status() == Status.ACTIVE || progress.status() == Status.PAUSED;
    }

    /// What is to be done at `now`, which is not before it is to be looked at.
    DueWork dueWork(Instant now) {
        Instant newest = timing.when().last(now).orElse(progress.dueAt());
        Instant since = newest.isAfter(progress.lookAt()) ? newest : progress.lookAt();
        boolean inTime = !now.isAfter(since.plus(timing.latest()));
        return new DueWork(this, newest, inTime);
    }

    /// Waits for the occurrence after `done`, if there is one.
    Schedule after(Instant done) {
        return timing.when()
                .next(done)
                .map(next -> in(Progress.waitingFor(next)))
                .orElseGet(() -> in(new Progress(Status.DONE, done, done)));
    }

    Schedule postponedTo(Instant lookAt) {
        return in(new Progress(progress.status(), progress.dueAt(), lookAt));
    }

    /// Goes on after a pause: occurrences that fell into it are left out.
    Schedule resumedAt(Instant now) {
        Instant due = progress.dueAt();
        boolean passed = due.isBefore(now) && timing.when() instanceof Again;
        return passed ? after(now) : in(Progress.waitingFor(due));
    }

    /// The next moments at which it will be tried.
    public List<Instant> upcoming(Instant until, int count) {
        return isOpen() ? timing.when().between(progress.dueAt().minusMillis(1), until, count) : List.of();
    }
}
