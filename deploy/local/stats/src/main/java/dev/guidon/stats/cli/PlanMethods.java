package dev.guidon.stats.cli;

import dev.guidon.stats.effect.EffectMoments;
import dev.guidon.stats.effect.EffectScale;
import dev.guidon.stats.plan.Baseline;
import dev.guidon.stats.plan.BayesianPower;
import dev.guidon.stats.plan.BayesianPower.Prior;
import dev.guidon.stats.plan.DaysLeft;
import dev.guidon.stats.plan.MidRun;
import dev.guidon.stats.plan.Planned;
import dev.guidon.stats.plan.PowerByWeek;
import dev.guidon.stats.plan.PowerByWeek.Week;
import dev.guidon.stats.plan.PowerPlan;
import dev.guidon.stats.plan.SampleSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Planning.
final class PlanMethods {
    private PlanMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.of(
                "power", PlanMethods::power,
                "mde", PlanMethods::minimumEffect,
                "power_by_week", PlanMethods::powerByWeek,
                "power_bayesian", PlanMethods::bayesianPower,
                "mde_bayesian", PlanMethods::bayesianMinimumEffect,
                "mid_experiment_scaling", PlanMethods::midRun,
                "days_left", PlanMethods::daysLeft,
                "sample_size_per_variant", PlanMethods::perVariant,
                "sample_size_total", PlanMethods::total,
                "achieved_power", PlanMethods::achieved);
    }

    private static Map<String, Object> power(CaseInputs given) {
        double effect = effect(given);
        return answer(
                "power", plan(given.parameters()).power(baseline(given.inputs()), effect, perArm(given.inputs())));
    }

    private static Map<String, Object> minimumEffect(CaseInputs given) {
        double power = given.parameters().number("power", 0.8);
        return answer(
                "mde", plan(given.parameters()).minimumEffect(baseline(given.inputs()), power, perArm(given.inputs())));
    }

    private static PowerPlan plan(Fields parameters) {
        return new PowerPlan(Settings.alpha(parameters), parameters.optionalNumber("tuningParameter"));
    }

    private static double effect(CaseInputs given) {
        return given.inputs().has("effect")
                ? given.inputs().number("effect")
                : given.parameters().number("effect");
    }

    private static Baseline baseline(Fields inputs) {
        boolean rate = inputs.text("type", "mean").equals("proportion") || !inputs.has("variance");
        return rate
                ? Baseline.ofRate(inputs.number("mean"))
                : new Baseline(inputs.number("mean"), inputs.number("variance"));
    }

    private static double perArm(Fields inputs) {
        return inputs.has("nPerVariation")
                ? inputs.number("nPerVariation")
                : inputs.number("n") / inputs.number("variations", 2);
    }

    /// Week by week, and in every week metric by metric.
    private static Map<String, Object> powerByWeek(CaseInputs given) {
        Fields inputs = given.inputs();
        PowerByWeek planner = new PowerByWeek(
                plan(given.parameters()),
                inputs.number("usersPerWeek"),
                inputs.size("variations"),
                given.parameters().number("targetPower", 0.8));
        List<List<Week>> metrics = inputs.objects("metrics").stream()
                .map(metric -> planner.weeks(baseline(metric), metric.number("effect"), inputs.size("weeks")))
                .toList();
        List<Object> powers = new ArrayList<>();
        List<Object> effects = new ArrayList<>();
        for (int week = 0; week < inputs.size("weeks"); week++) {
            for (List<Week> metric : metrics) {
                powers.add(metric.get(week).power().asOptional());
                effects.add(metric.get(week).minimumEffect().asOptional());
            }
        }
        return Answers.fields(
                "power", powers,
                "mde", effects,
                "firstWeekReachingTarget",
                        metrics.stream()
                                .map(planner::firstReaching)
                                .map(PlanMethods::orNull)
                                .toList());
    }

    private static Object orNull(OptionalInt week) {
        return week.isPresent() ? week.getAsInt() : OptionalDouble.empty();
    }

    private static Map<String, Object> bayesianPower(CaseInputs given) {
        return answer(
                "power",
                bayesian(given.parameters()).power(baseline(given.inputs()), effect(given), perArm(given.inputs())));
    }

    private static Map<String, Object> bayesianMinimumEffect(CaseInputs given) {
        double power = given.parameters().number("power", 0.8);
        return answer(
                "mde",
                bayesian(given.parameters()).minimumEffect(baseline(given.inputs()), power, perArm(given.inputs())));
    }

    private static BayesianPower bayesian(Fields parameters) {
        return new BayesianPower(
                Settings.alpha(parameters),
                prior(parameters),
                switch (Settings.scale(parameters, EffectScale.RELATIVE)) {
                    case RELATIVE -> BayesianPower.Scale.RELATIVE;
                    case ABSOLUTE -> BayesianPower.Scale.ABSOLUTE;
                });
    }

    private static Prior prior(Fields parameters) {
        if (!parameters.has("prior")) {
            return Prior.FLAT;
        }
        Fields prior = parameters.object("prior");
        return prior.flag("proper", false)
                ? Prior.normal(prior.number("mean", 0), prior.number("variance", 0.09))
                : Prior.FLAT;
    }

    private static Map<String, Object> midRun(CaseInputs given) {
        double units = (double) EffectMethods.control(given).units()
                + EffectMethods.treatment(given).units();
        return switch (EffectMethods.compared(given)) {
            case EffectMoments.Undefined(var reason) -> Settings.undefined(reason);
            case EffectMoments.Known known ->
                answer("scalingFactor", midRun(given.parameters()).scalingFactor(known.standardError(), units));
        };
    }

    private static MidRun midRun(Fields parameters) {
        return new MidRun(
                Settings.alpha(parameters),
                parameters.number("targetPower", 0.8),
                parameters.number("targetMde", 0.1),
                (int) parameters.wholeNumber("goalMetrics", 1),
                (int) parameters.wholeNumber("variations", 2),
                rule(parameters));
    }

    private static MidRun.Rule rule(Fields parameters) {
        Prior prior = prior(parameters);
        if (prior.precision() > 0) {
            return new MidRun.Rule.Posterior(prior);
        }
        return parameters.has("sequentialTuning")
                ? new MidRun.Rule.Sequential(parameters.number("sequentialTuning"))
                : new MidRun.Rule.Fixed();
    }

    private static Map<String, Object> daysLeft(CaseInputs given) {
        List<Long> recent =
                Arrays.stream(given.inputs().wholeNumbers("recentDays")).boxed().toList();
        DaysLeft left = DaysLeft.of(given.inputs().number("unitsNeeded"), recent);
        return Answers.fields(
                "expected", left.expected().asOptional(),
                "early", left.early().asOptional(),
                "late", left.late().asOptional());
    }

    private static Map<String, Object> perVariant(CaseInputs given) {
        Fields inputs = given.inputs();
        double arms = inputs.number("variants", 2);
        SampleSize size = new SampleSize(
                corrected(given.parameters(), arms - 1), given.parameters().number("power", 0.8));
        double effect = inputs.number("relativeMde");
        if (inputs.flag("bernoulli", !inputs.has("standardDeviation"))) {
            return answer("perVariant", size.perArmOfRate(inputs.number("mean"), effect));
        }
        double deviation = inputs.number("standardDeviation");
        return answer("perVariant", size.perArm(new Baseline(inputs.number("mean"), deviation * deviation), effect));
    }

    /// Bonferroni unless something else is said.
    private static double corrected(Fields parameters, double comparisons) {
        double alpha = Settings.alpha(parameters);
        String correction = parameters.text("correction", "bonferroni").toLowerCase(Locale.ROOT);
        if (correction.startsWith("none")) {
            return alpha;
        }
        return correction.startsWith("sidak") || correction.startsWith("šidák")
                ? -Math.expm1(Math.log1p(-alpha) / comparisons)
                : alpha / comparisons;
    }

    private static Map<String, Object> total(CaseInputs given) {
        Fields inputs = given.inputs();
        Fields parameters = given.parameters();
        SampleSize size = new SampleSize(Settings.alpha(parameters), parameters.number("power", 0.8));
        double effect = inputs.number("absoluteMde");
        double variance = inputs.number("variance");
        return answer(
                "total",
                parameters.has("allocation")
                        ? size.total(
                                effect,
                                variance,
                                Arrays.stream(parameters.numbers("allocation"))
                                        .boxed()
                                        .toList())
                        : size.total(effect, variance, (int) parameters.wholeNumber("arms", 2)));
    }

    private static Map<String, Object> achieved(CaseInputs given) {
        Fields inputs = given.inputs();
        return answer(
                "power",
                SampleSize.achievedPower(
                        inputs.number("absoluteMde"),
                        inputs.number("variance"),
                        inputs.number("n1"),
                        inputs.number("n2"),
                        Settings.alpha(given.parameters())));
    }

    /// The quantity, or null and why.
    private static Map<String, Object> answer(String name, Planned planned) {
        return switch (planned) {
            case Planned.Value(var value) -> Answers.fields(name, value);
            case Planned.NotComputable(var reason) ->
                Answers.fields(name, planned.asOptional(), "reason", reason.code());
        };
    }
}
