package dev.guidon.stats.cli;

import dev.guidon.stats.Estimate;
import dev.guidon.stats.effect.CovariateAdjustment;
import dev.guidon.stats.effect.EffectAnalysis;
import dev.guidon.stats.effect.EffectMoments;
import dev.guidon.stats.effect.EffectScale;
import dev.guidon.stats.effect.FiellerInterval;
import dev.guidon.stats.effect.NonInferiorityTest;
import dev.guidon.stats.effect.PostStratification;
import dev.guidon.stats.effect.PostStratification.Stratum;
import dev.guidon.stats.effect.ProportionTest;
import dev.guidon.stats.effect.TTest;
import dev.guidon.stats.metric.ArmStatistics;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Effects between two arms.
final class EffectMethods {
    private EffectMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.of(
                "welch_t_test", EffectMethods::welch,
                "degenerate_input", EffectMethods::welch,
                "cuped_theta", EffectMethods::theta,
                "cuped_effect", EffectMethods::moments,
                "cuped_ratio_effect_fixed_theta", EffectMethods::moments,
                "delta_method_variance", EffectMethods::deltaVariance,
                "fieller_relative_interval", EffectMethods::fieller,
                "two_proportion_z", EffectMethods::proportions,
                "non_inferiority_z", EffectMethods::nonInferiority,
                "post_stratification", EffectMethods::postStratification);
    }

    static EffectMoments compared(CaseInputs given) {
        Fields parameters = given.parameters();
        EffectAnalysis analysis =
                new EffectAnalysis(Settings.scale(parameters, EffectScale.RELATIVE), Settings.adjustment(parameters));
        return analysis.compare(control(given), treatment(given));
    }

    static ArmStatistics control(CaseInputs given) {
        return Arms.of(given.inputs().object("control"));
    }

    static ArmStatistics treatment(CaseInputs given) {
        return Arms.of(given.inputs().object("treatment"));
    }

    private static Map<String, Object> welch(CaseInputs given) {
        EffectMoments moments = scaled(compared(given), given.parameters());
        TTest test = new TTest(Settings.alpha(given.parameters()), Settings.alternative(given.parameters()));
        return switch (test.of(moments)) {
            case Estimate.NotComputable(var reason) -> Settings.undefined(reason);
            case Estimate.Effect effect -> {
                Map<String, Object> answer = Answers.fields(
                        "estimate", effect.value(),
                        "standardError", effect.standardError(),
                        "degreesOfFreedom", effect.degreesOfFreedom(),
                        "pValue", effect.pValue(),
                        "ci", effect.interval());
                answer.putAll(adjusted(moments));
                yield answer;
            }
        };
    }

    /// To so many units a day: those of the whole experiment, over its share of the traffic and its days.
    private static EffectMoments scaled(EffectMoments moments, Fields parameters) {
        if (!parameters.text("differenceType", "").equals("scaled")) {
            return moments;
        }
        double units = parameters.number("totalUsers")
                / (parameters.number("trafficPercentage", 1) * parameters.number("phaseLengthDays", 1));
        return switch (moments) {
            case EffectMoments.Known known -> known.onUnits(units);
            case EffectMoments.Undefined undefined -> undefined;
        };
    }

    private static Map<String, Object> adjusted(EffectMoments moments) {
        return switch (moments) {
            case EffectMoments.Known known
            when !known.coefficients().isEmpty() ->
                Answers.fields("theta", oneOrAll(known.coefficients()), "varianceReduction", known.varianceReduction());
            case EffectMoments.Known _, EffectMoments.Undefined _ -> Map.of();
        };
    }

    private static Object oneOrAll(List<Double> coefficients) {
        return coefficients.size() == 1 ? coefficients.getFirst() : coefficients;
    }

    private static Map<String, Object> theta(CaseInputs given) {
        CovariateAdjustment adjustment = Settings.adjustment(given.parameters());
        List<Double> coefficients =
                new EffectAnalysis(EffectScale.ABSOLUTE, adjustment).coefficients(control(given), treatment(given));
        return coefficients.isEmpty()
                ? Answers.fields("theta", OptionalDouble.empty())
                : Answers.fields("theta", oneOrAll(coefficients));
    }

    private static Map<String, Object> moments(CaseInputs given) {
        return described(compared(given));
    }

    private static Map<String, Object> described(EffectMoments moments) {
        return switch (moments) {
            case EffectMoments.Undefined(var reason) -> Settings.undefined(reason);
            case EffectMoments.Known known -> {
                Map<String, Object> answer =
                        Answers.fields("estimate", known.value(), "standardError", known.standardError());
                answer.putAll(adjusted(moments));
                yield answer;
            }
        };
    }

    private static Map<String, Object> deltaVariance(CaseInputs given) {
        Fields inputs = given.inputs();
        double control = inputs.number("varControl") / inputs.number("nControl");
        double treatment = inputs.number("varTreatment") / inputs.number("nTreatment");
        if (Settings.scale(given.parameters(), EffectScale.RELATIVE) == EffectScale.ABSOLUTE) {
            return Answers.fields("variance", control + treatment);
        }
        double baseline = inputs.number("meanControl");
        if (baseline == 0) {
            return Settings.undefined(Estimate.Reason.ZERO_BASELINE);
        }
        double ratio = inputs.number("meanTreatment") / baseline;
        return Answers.fields("variance", (treatment + ratio * ratio * control) / (baseline * baseline));
    }

    private static Map<String, Object> fieller(CaseInputs given) {
        FiellerInterval interval = FiellerInterval.of(
                Settings.alpha(given.parameters()),
                Arms.moments(given.inputs().object("control")),
                Arms.moments(given.inputs().object("treatment")));
        return switch (interval) {
            case FiellerInterval.Undefined(var reason) -> Settings.undefined(reason);
            case FiellerInterval.Known(var g, var range) -> Answers.fields("g", g, "ci", range);
        };
    }

    private static Map<String, Object> proportions(CaseInputs given) {
        ProportionTest test = new ProportionTest(
                Settings.alpha(given.parameters()), Settings.scale(given.parameters(), EffectScale.ABSOLUTE));
        ProportionTest.Outcome outcome = test.of(
                Arms.proportion(given.inputs().object("control")),
                Arms.proportion(given.inputs().object("treatment")));
        return switch (outcome) {
            case ProportionTest.Undefined(var reason) -> Settings.undefined(reason);
            case ProportionTest.Tested tested ->
                Answers.fields(
                        "estimate", tested.value(),
                        "standardError", tested.standardError(),
                        "ci", tested.interval(),
                        "pValueUnpooled", tested.pValue(),
                        "pValuePooledChiSquare", tested.pooledPValue());
        };
    }

    private static Map<String, Object> nonInferiority(CaseInputs given) {
        Fields parameters = given.parameters();
        NonInferiorityTest test = new NonInferiorityTest(
                Settings.alpha(parameters),
                parameters.text("preferredDirection", "increase").equals("decrease")
                        ? NonInferiorityTest.Preferred.DECREASE
                        : NonInferiorityTest.Preferred.INCREASE,
                parameters.number("margin", 0),
                parameters.text("marginType", "relative").startsWith("relative")
                        ? NonInferiorityTest.Margin.RELATIVE
                        : NonInferiorityTest.Margin.ABSOLUTE,
                parameters.text("null", "fixed").equals("contrast")
                        ? NonInferiorityTest.Null.CONTRAST
                        : NonInferiorityTest.Null.FIXED);
        return switch (test.of(control(given), treatment(given))) {
            case NonInferiorityTest.Undefined(var reason) -> Settings.undefined(reason);
            case NonInferiorityTest.Tested tested ->
                Answers.fields(
                        "estimate", tested.value(),
                        "standardError", tested.standardError(),
                        "ci", tested.interval(),
                        "nullEffect", tested.nullEffect(),
                        "pValue", tested.pValue(),
                        "isNotInferior", tested.isNotInferior());
        };
    }

    private static Map<String, Object> postStratification(CaseInputs given) {
        List<Stratum> strata = given.inputs().objects("strata").stream()
                .map(stratum -> new Stratum(Arms.of(stratum.object("control")), Arms.of(stratum.object("treatment"))))
                .toList();
        Map<String, Object> answer = described(
                new PostStratification(Settings.scale(given.parameters(), EffectScale.RELATIVE)).compare(strata));
        answer.put(
                "n",
                strata.stream()
                        .mapToLong(s -> s.control().units() + s.treatment().units())
                        .sum());
        return answer;
    }
}
