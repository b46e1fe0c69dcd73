package dev.guidon.gateway.feedback;

import dev.guidon.gateway.route.Caller;
import dev.guidon.gateway.route.Unit;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Takes feedback in.
@ApplicationScoped
public class GiveFeedback {
    private static final String EVENT_PREFIX = "feedback.";

    private final InferenceUnits units;
    private final FeedbackLog log;
    private final InstantSource clock;

    GiveFeedback(InferenceUnits units, FeedbackLog log, InstantSource clock) {
        this.units = units;
        this.log = log;
        this.clock = clock;
    }

    /// Returns the event's id when the event is safe. Blocks for a few seconds at most.
    ///
    /// @throws FailureException when nobody knows the unit, or what is needed to know or keep it does not answer
    public String give(Caller caller, Feedback feedback) {
        String environmentId = caller.environment().id();
        Unit unit = feedback.unit().orElseGet(() -> unitOf(environmentId, feedback.inferenceId()));
        FeedbackEvent event = new FeedbackEvent(
                feedback.eventId(),
                environmentId,
                unit,
                EVENT_PREFIX + feedback.metric(),
                feedback.value(),
                feedback.inferenceId(),
                clock.instant());
        log.append(event);
        return event.id();
    }

    private Unit unitOf(String environmentId, String inferenceId) {
        return switch (units.find(environmentId, inferenceId)) {
            case InferenceUnits.Remembered.For(var unit) -> unit;
            case InferenceUnits.Remembered.Anonymous() ->
                throw new FailureException(Failure.Invalid.of(
                        "unit", "is missing, and the inference was anonymous; tell whom it was for"));
            case InferenceUnits.Remembered.Unknown() ->
                throw new FailureException(new Failure.NotFound("inference", inferenceId));
        };
    }
}
