package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.contracts.evaluation.v1.Absence;
import dev.guidon.contracts.evaluation.v1.ConditionTraces;
import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import dev.guidon.contracts.evaluation.v1.FellStep;
import dev.guidon.contracts.evaluation.v1.OffStep;
import dev.guidon.contracts.evaluation.v1.RequiredStep;
import dev.guidon.contracts.evaluation.v1.SegmentStanding;
import dev.guidon.contracts.evaluation.v1.SegmentTrace;
import dev.guidon.contracts.evaluation.v1.TargetedStep;
import dev.guidon.contracts.evaluation.v1.TestTrace;
import dev.guidon.contracts.evaluation.v1.TriedStep;
import dev.guidon.engine.evaluate.ConditionTrace;
import dev.guidon.engine.evaluate.Draw;
import dev.guidon.engine.evaluate.Explanation;
import dev.guidon.engine.evaluate.Explanation.Step;
import dev.guidon.engine.evaluate.Seen;
import dev.guidon.evaluation.decide.Explained;
import dev.guidon.feed.ConditionMapping;
import dev.guidon.feed.ValueMapping;
import java.util.List;

/// Explanations on the wire.
final class Explanations {
    private Explanations() {}

    /// The answer with how it came about.
    static EvaluateResponse of(Explained explained) {
        return Responses.of(explained.answer()).toBuilder()
                .setExplanation(of(explained.explanation()))
                .build();
    }

    private static dev.guidon.contracts.evaluation.v1.Explanation of(Explanation explanation) {
        var wire = dev.guidon.contracts.evaluation.v1.Explanation.newBuilder();
        explanation.steps().forEach(step -> wire.addSteps(of(step)));
        explanation.required().forEach(required -> wire.addRequiredBuilder()
                .setFlagKey(required.decision().flagKey())
                .setVariant(required.decision().variant().key())
                .addAllSteps(required.steps().stream().map(Explanations::of).toList()));
        return wire.build();
    }

    private static dev.guidon.contracts.evaluation.v1.Step of(Step step) {
        var wire = dev.guidon.contracts.evaluation.v1.Step.newBuilder();
        return switch (step) {
            case Step.Off() -> wire.setOff(OffStep.getDefaultInstance()).build();
            case Step.Required required -> wire.setRequired(of(required)).build();
            case Step.Targeted targeted -> wire.setTargeted(of(targeted)).build();
            case Step.Tried tried -> wire.setTried(of(tried)).build();
            case Step.Fell fell -> wire.setFell(of(fell)).build();
        };
    }

    private static RequiredStep of(Step.Required step) {
        RequiredStep.Builder wire = RequiredStep.newBuilder()
                .setFlagKey(step.flagKey())
                .addAllVariants(step.wanted().stream().sorted().toList())
                .setHeld(step.held());
        step.served().ifPresent(wire::setServed);
        return wire.build();
    }

    private static TargetedStep of(Step.Targeted step) {
        TargetedStep.Builder wire =
                TargetedStep.newBuilder().setAttribute(step.attribute()).setUnit(of(step.unit()));
        step.variant().ifPresent(wire::setVariant);
        return wire.build();
    }

    private static TriedStep of(Step.Tried step) {
        TriedStep.Builder wire = TriedStep.newBuilder().setRuleId(step.ruleId()).setCondition(of(step.condition()));
        step.draw().map(Explanations::of).ifPresent(wire::setDraw);
        step.variant().ifPresent(wire::setVariant);
        return wire.build();
    }

    private static FellStep of(Step.Fell step) {
        FellStep.Builder wire = FellStep.newBuilder();
        step.draw().map(Explanations::of).ifPresent(wire::setDraw);
        step.variant().ifPresent(wire::setVariant);
        return wire.build();
    }

    private static dev.guidon.contracts.evaluation.v1.ConditionTrace of(ConditionTrace trace) {
        var wire =
                dev.guidon.contracts.evaluation.v1.ConditionTrace.newBuilder().setHeld(trace.held());
        return switch (trace) {
            case ConditionTrace.All(var parts) -> wire.setAll(of(parts)).build();
            case ConditionTrace.Any(var parts) -> wire.setAny(of(parts)).build();
            case ConditionTrace.Not(var part) -> wire.setNot(of(part)).build();
            case ConditionTrace.InSegment(var test, var standing) ->
                wire.setInSegment(SegmentTrace.newBuilder()
                                .setTest(ConditionMapping.toWire(test))
                                .setStanding(SegmentStanding.valueOf("SEGMENT_STANDING_" + standing.name())))
                        .build();
            case ConditionTrace.Test(var test, var seen, var _) ->
                wire.setTest(TestTrace.newBuilder()
                                .setTest(ConditionMapping.toWire(test))
                                .setSeen(of(seen)))
                        .build();
        };
    }

    private static ConditionTraces of(List<ConditionTrace> parts) {
        return ConditionTraces.newBuilder()
                .addAllConditions(parts.stream().map(Explanations::of).toList())
                .build();
    }

    private static dev.guidon.contracts.evaluation.v1.Seen of(Seen seen) {
        var wire = dev.guidon.contracts.evaluation.v1.Seen.newBuilder();
        Absence absence = Absence.getDefaultInstance();
        return switch (seen) {
            case Seen.Known(var value) ->
                wire.setValue(ValueMapping.toWire(value)).build();
            case Seen.Missing() -> wire.setMissing(absence).build();
            case Seen.Hidden() -> wire.setHidden(absence).build();
            case Seen.Unreadable() -> wire.setUnreadable(absence).build();
        };
    }

    private static dev.guidon.contracts.evaluation.v1.Draw of(Draw draw) {
        var wire = dev.guidon.contracts.evaluation.v1.Draw.newBuilder()
                .setAttribute(draw.attribute())
                .setUnit(of(draw.unit()));
        draw.bucket().ifPresent(wire::setBucket);
        draw.ranges().forEach(range -> wire.addRangesBuilder()
                .setVariant(range.variant())
                .setFrom(range.from())
                .setTo(range.to()));
        return wire.build();
    }
}
