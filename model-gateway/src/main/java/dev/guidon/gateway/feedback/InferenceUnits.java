package dev.guidon.gateway.feedback;

import dev.guidon.gateway.route.Unit;
import java.util.Optional;

/// Remembers for a while which unit an inference was for.
public interface InferenceUnits {

    /// Returns at once; what cannot be remembered is counted.
    ///
    /// @param unit empty for an anonymous inference, which is remembered as such
    void remember(String environmentId, String inferenceId, Optional<Unit> unit);

    /// Blocks for a second at most.
    ///
    /// @throws dev.guidon.kit.failure.FailureException when the memory does not answer
    Remembered find(String environmentId, String inferenceId);

    /// What is known of an inference.
    sealed interface Remembered {

        record For(Unit unit) implements Remembered {}

        record Anonymous() implements Remembered {}

        /// It never was, or not in this environment, or too long ago.
        record Unknown() implements Remembered {}
    }
}
