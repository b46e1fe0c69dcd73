package dev.guidon.flag.schedule;

import java.time.Instant;

/// What became of an occurrence.
///
/// @param at when it was tried
/// @param detail for people: what was made, or why not
public record ScheduledRun(Instant dueAt, Instant at, Outcome outcome, String detail) {

    public enum Outcome {
        APPLIED,
        /// The change was refused, and is not tried again.
        FAILED,
        /// Nobody was there in time.
        MISSED
    }
}
