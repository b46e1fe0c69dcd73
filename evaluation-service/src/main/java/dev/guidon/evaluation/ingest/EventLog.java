package dev.guidon.evaluation.ingest;

import dev.guidon.contracts.events.v1.Event;
import java.util.List;

/// Where events go.
public interface EventLog {

    /// Returns when all of them are safe. Blocks for a few seconds at most.
    ///
    /// @throws dev.guidon.kit.failure.FailureException when the log does not answer; some of the events may be safe
    ///     all the same, so the caller repeats them with the same ids
    void append(List<Event> events);
}
