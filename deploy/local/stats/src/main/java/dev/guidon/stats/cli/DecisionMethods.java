package dev.guidon.stats.cli;

import dev.guidon.stats.Estimate;
import dev.guidon.stats.Interval;
import dev.guidon.stats.decide.Decision;
import dev.guidon.stats.decide.DecisionRule;
import dev.guidon.stats.decide.ErrorBudget;
import dev.guidon.stats.decide.Evidence;
import dev.guidon.stats.decide.MetricVerdict;
import dev.guidon.stats.decide.MetricVerdict.Role;
import dev.guidon.stats.effect.Interaction;
import dev.guidon.stats.effect.PreExposureBalance;
import dev.guidon.stats.effect.TTest;
import dev.guidon.stats.segment.Heterogeneity;
import dev.guidon.stats.segment.Heterogeneity.Segment;
import dev.guidon.stats.segment.SegmentScan;
import java.util.List;
import java.util.Map;

/// What effects mean: where they differ, whether experiments interact, and what to do.
final class DecisionMethods {
    private DecisionMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.of(
                "heterogeneity", DecisionMethods::heterogeneity,
                "heterogeneity_scan", DecisionMethods::scan,
                "interaction_effect", DecisionMethods::interaction,
                "covariate_imbalance", DecisionMethods::imbalance,
                "decision", DecisionMethods::decision,
                "risk_aware_levels", DecisionMethods::levels);
    }

    private static Map<String, Object> heterogeneity(CaseInputs given) {
        return switch (Heterogeneity.of(segments(given.inputs()))) {
            case Heterogeneity.TooFewSegments() -> Answers.undefined("TOO_FEW_SEGMENTS", "too_few_segments");
            case Heterogeneity.Tested tested -> described(tested);
        };
    }

    private static Map<String, Object> scan(CaseInputs given) {
        List<SegmentScan.Attribute> attributes = given.inputs().objects("attributes").stream()
                .map(attribute -> new SegmentScan.Attribute(attribute.text("attribute"), segments(attribute)))
                .toList();
        return Answers.fields(
                "findings",
                new SegmentScan(given.parameters().number("falseDiscoveryRate", 0.05))
                        .of(attributes).stream()
                                .map(found -> Answers.fields(
                                        "attribute", found.attribute(),
                                        "pValue", found.heterogeneity().pValue(),
                                        "adjustedPValue", found.adjustedPValue(),
                                        "survives", found.survives()))
                                .toList());
    }

    private static List<Segment> segments(Fields fields) {
        return fields.objects("segments").stream()
                .map(segment -> new Segment(segment.number("estimate"), segment.number("standardError")))
                .toList();
    }

    private static Map<String, Object> described(Heterogeneity.Tested tested) {
        List<Map<String, Object>> shrunk = tested.segments().stream()
                .map(segment -> Answers.fields(
                        "estimate", segment.effect(),
                        "standardError", segment.standardError(),
                        "ownWeight", segment.ownWeight()))
                .toList();
        return Answers.fields(
                "q", tested.statistic(),
                "degreesOfFreedom", tested.degreesOfFreedom(),
                "pValue", tested.pValue(),
                "tauSquared", tested.betweenVariance(),
                "iSquared", tested.inconsistency(),
                "fixedEffect", estimate(tested.commonEffect()),
                "randomEffect", estimate(tested.meanEffect()),
                "shrunk", shrunk);
    }

    private static Map<String, Object> estimate(Segment effect) {
        return Answers.fields("estimate", effect.effect(), "standardError", effect.standardError());
    }

    private static Map<String, Object> interaction(CaseInputs given) {
        Fields inputs = given.inputs();
        Interaction interaction = new Interaction(
                Arms.moments(inputs.object("neither")),
                Arms.moments(inputs.object("first")),
                Arms.moments(inputs.object("second")),
                Arms.moments(inputs.object("both")));
        TTest test = new TTest(Settings.alpha(given.parameters()), Settings.alternative(given.parameters()));
        return tested(test.of(interaction.moments()));
    }

    private static Map<String, Object> imbalance(CaseInputs given) {
        PreExposureBalance balance = new PreExposureBalance(
                given.parameters().size("arms"), given.parameters().size("metrics"));
        Map<String, Object> answer = tested(balance.test(EffectMethods.control(given), EffectMethods.treatment(given)));
        answer.put("level", balance.level());
        return answer;
    }

    private static Map<String, Object> tested(Estimate estimate) {
        return switch (estimate) {
            case Estimate.NotComputable(var reason) -> Settings.undefined(reason);
            case Estimate.Effect effect ->
                Answers.fields(
                        "estimate", effect.value(),
                        "standardError", effect.standardError(),
                        "degreesOfFreedom", effect.degreesOfFreedom(),
                        "pValue", effect.pValue(),
                        "ci", effect.interval());
        };
    }

    private static Map<String, Object> decision(CaseInputs given) {
        Evidence evidence = new Evidence(
                given.inputs().objects("metrics").stream()
                        .map(DecisionMethods::verdict)
                        .toList(),
                given.inputs().has("failedChecks")
                        ? given.inputs().elements("failedChecks", (path, name) -> name.asText())
                        : List.of(),
                given.inputs().flag("hasData", true),
                given.inputs().flag("mayBeDecided", true));
        Decision decision = rule(given.parameters()).decide(evidence);
        return Answers.fields("action", decision.action().name(), "reasons", decision.reasons());
    }

    private static DecisionRule rule(Fields parameters) {
        String name = parameters.text("rule", "risk-aware");
        return switch (name) {
            case "risk-aware" -> DecisionRule.RISK_AWARE;
            case "clear-signals" -> DecisionRule.CLEAR_SIGNALS;
            case "do-no-harm" -> DecisionRule.DO_NO_HARM;
            default ->
                throw BadCase.field(
                        parameters.path() + ".rule", "must be risk-aware, clear-signals or do-no-harm, but is " + name);
        };
    }

    private static MetricVerdict verdict(Fields metric) {
        String role = metric.text("role");
        Interval interval = Settings.interval(metric, "ci");
        return MetricVerdict.of(
                metric.text("metric"),
                switch (role) {
                    case "goal" -> Role.GOAL;
                    case "guardrail" -> Role.GUARDRAIL;
                    default ->
                        throw BadCase.field(metric.path() + ".role", "must be goal or guardrail, but is " + role);
                },
                interval,
                metric.flag("inverse", false),
                metric.number("margin", 0));
    }

    private static Map<String, Object> levels(CaseInputs given) {
        ErrorBudget budget = ErrorBudget.of(
                Settings.alpha(given.parameters()),
                given.parameters().number("power", 0.8),
                given.inputs().size("goals"),
                given.inputs().size("checks"));
        return Answers.fields(
                "goalAlpha", budget.goalAlpha(), "guardrailAlpha", budget.guardrailAlpha(), "power", budget.power());
    }
}
