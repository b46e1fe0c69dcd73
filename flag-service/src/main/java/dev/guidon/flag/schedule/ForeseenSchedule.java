package dev.guidon.flag.schedule;

import java.util.List;

/// A schedule with what may go wrong.
public record ForeseenSchedule(Schedule schedule, List<Warning> warnings) {
    public ForeseenSchedule {
        warnings = List.copyOf(warnings);
    }
}
