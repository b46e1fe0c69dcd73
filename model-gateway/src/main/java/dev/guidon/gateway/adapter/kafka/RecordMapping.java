package dev.guidon.gateway.adapter.kafka;

import dev.guidon.contracts.events.v1.Event;
import dev.guidon.contracts.events.v1.InferenceStatus;
import dev.guidon.contracts.types.v1.Unit;
import dev.guidon.gateway.feedback.FeedbackEvent;
import dev.guidon.gateway.record.Ending;
import dev.guidon.gateway.record.Exposure;
import dev.guidon.gateway.record.Inference;
import dev.guidon.gateway.record.Status;
import dev.guidon.gateway.route.Choice;
import java.time.Duration;

/// This service's values in the form of the contracts. The one place where both are known.
final class RecordMapping {
    private static final long NANOS_PER_MICRO = 1_000;

    private RecordMapping() {}

    static Unit unit(dev.guidon.gateway.route.Unit unit) {
        return Unit.newBuilder()
                .setAttribute(unit.attribute())
                .setValue(unit.value())
                .build();
    }

    static dev.guidon.contracts.events.v1.Exposure exposure(Exposure exposure) {
        Choice.Chosen choice = exposure.choice();
        return dev.guidon.contracts.events.v1.Exposure.newBuilder()
                .setId(exposure.id())
                .setEnvironmentId(choice.environmentId())
                .setUnit(unit(exposure.unit()))
                .setExperimentKey(exposure.experiment().key())
                .setFlagKey(choice.route())
                .setVariant(choice.variant())
                .setRuleId(exposure.experiment().ruleId())
                .setFlagVersion(choice.flagVersion())
                .setEnvironmentSequence(choice.environmentSequence())
                .setOccurredAt(exposure.occurredAt().toEpochMilli())
                .build();
    }

    static dev.guidon.contracts.events.v1.Inference inference(Inference inference, Ending ending) {
        Choice.Chosen choice = inference.choice();
        var wire = dev.guidon.contracts.events.v1.Inference.newBuilder()
                .setId(inference.id())
                .setEnvironmentId(choice.environmentId())
                .setRoute(choice.route())
                .setVariant(choice.variant())
                .setProvider(choice.model().provider())
                .setModel(choice.model().model())
                .setFlagVersion(choice.flagVersion())
                .setStreamed(inference.streamed())
                .setStatus(status(ending.status()))
                .setUpstreamStatus(ending.upstreamStatus())
                .setOccurredAt(inference.arrivedAt().toEpochMilli())
                .setDurationMicros(micros(ending.total()));
        choice.unit().ifPresent(unit -> wire.setUnit(unit(unit)));
        choice.experiment().ifPresent(experiment -> wire.setExperimentKey(experiment.key()));
        ending.firstByte().ifPresent(wait -> wire.setFirstTokenMicros(micros(wait)));
        ending.usage().promptTokens().ifPresent(wire::setPromptTokens);
        ending.usage().completionTokens().ifPresent(wire::setCompletionTokens);
        return wire.build();
    }

    static Event event(FeedbackEvent feedback) {
        return Event.newBuilder()
                .setId(feedback.id())
                .setEnvironmentId(feedback.environmentId())
                .setUnit(unit(feedback.unit()))
                .setName(feedback.name())
                .setValue(feedback.value())
                .setOccurredAt(feedback.occurredAt().toEpochMilli())
                .putProperties("inferenceId", feedback.inferenceId())
                .build();
    }

    private static InferenceStatus status(Status status) {
        return switch (status) {
            case OK -> InferenceStatus.INFERENCE_STATUS_OK;
            case UPSTREAM_ERROR -> InferenceStatus.INFERENCE_STATUS_UPSTREAM_ERROR;
            case UPSTREAM_UNREACHABLE -> InferenceStatus.INFERENCE_STATUS_UPSTREAM_UNREACHABLE;
            case TIMEOUT -> InferenceStatus.INFERENCE_STATUS_TIMEOUT;
            case CLIENT_CANCELLED -> InferenceStatus.INFERENCE_STATUS_CLIENT_CANCELLED;
        };
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / NANOS_PER_MICRO;
    }
}
