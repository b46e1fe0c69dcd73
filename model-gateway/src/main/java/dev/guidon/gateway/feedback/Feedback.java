package dev.guidon.gateway.feedback;

import dev.guidon.gateway.route.Unit;
import java.util.Optional;

/// A caller's judgement of an answer.
///
/// @param id the caller's own; without it, an inference has one value of each metric
/// @param unit the caller's word for whom the answer was; without it, the gateway's memory counts
public record Feedback(Optional<String> id, String inferenceId, String metric, double value, Optional<Unit> unit) {

    /// The same for every repetition, so that a repetition counts once.
    String eventId() {
        return id.orElseGet(() -> inferenceId + ":" + metric);
    }
}
