package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.contracts.evaluation.v1.EvaluateAllResponse;
import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import dev.guidon.contracts.evaluation.v1.Reason;
import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Decision.ExperimentDraw;
import dev.guidon.evaluation.decide.Answer;
import dev.guidon.feed.Environment;
import dev.guidon.feed.ValueMapping;
import java.util.List;

/// Answers on the wire.
final class Responses {
    private Responses() {}

    static EvaluateResponse of(Answer answer) {
        Decision.Served decision = answer.decision();
        return EvaluateResponse.newBuilder()
                .setFlagKey(decision.flagKey())
                .setVariant(decision.variant().key())
                .setValue(ValueMapping.toWire(decision.variant().value()))
                .setReason(reasonOf(decision))
                .setRuleId(decision.cause().ruleId().orElse(""))
                .setExperimentKey(decision.cause()
                        .experiment()
                        .map(ExperimentDraw::experimentKey)
                        .orElse(""))
                .setFlagVersion(decision.flagVersion())
                .setEnvironmentSequence(answer.environment().sequence())
                .setStale(answer.stale())
                .build();
    }

    static EvaluateAllResponse of(Environment environment, List<Answer> answers) {
        EvaluateAllResponse.Builder response =
                EvaluateAllResponse.newBuilder().setEnvironmentSequence(environment.sequence());
        answers.forEach(answer -> response.addFlags(of(answer)));
        return response.build();
    }

    private static Reason reasonOf(Decision.Served decision) {
        return switch (decision.reason()) {
            case STATIC -> Reason.REASON_STATIC;
            case TARGETING_MATCH -> Reason.REASON_TARGETING_MATCH;
            case SPLIT -> Reason.REASON_SPLIT;
            case DEFAULT -> Reason.REASON_DEFAULT;
            case DISABLED -> Reason.REASON_DISABLED;
        };
    }
}
