package dev.guidon.gateway.feedback;

/// Where feedback goes.
public interface FeedbackLog {

    /// Returns when the event is safe. Blocks for a few seconds at most.
    ///
    /// @throws dev.guidon.kit.failure.FailureException when the log does not answer; the event may be safe all the
    ///     same, so the caller repeats it with the same id
    void append(FeedbackEvent event);
}
