package dev.guidon.flag.schedule;

import dev.guidon.flag.schedule.Schedule.Task;

/// A schedule as its author wrote it.
public record ScheduleDraft(Task task, Timing timing) {}
