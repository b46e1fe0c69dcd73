package dev.guidon.gateway.feedback;

import dev.guidon.gateway.route.Unit;
import java.time.Instant;

/// Feedback as an event of its unit.
///
/// @param name of the event, as metrics refer to it
public record FeedbackEvent(
        String id,
        String environmentId,
        Unit unit,
        String name,
        double value,
        String inferenceId,
        Instant occurredAt) {}
