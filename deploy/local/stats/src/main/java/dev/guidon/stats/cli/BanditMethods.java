package dev.guidon.stats.cli;

import dev.guidon.stats.bandit.ArmRanking;
import dev.guidon.stats.bandit.BanditPolicy;
import dev.guidon.stats.bandit.BanditPolicy.Standing;
import dev.guidon.stats.bandit.BestArmSearch;
import dev.guidon.stats.bandit.Goal;
import dev.guidon.stats.bandit.PeriodWeighting;
import dev.guidon.stats.bandit.PeriodWeighting.Period;
import dev.guidon.stats.bandit.WeightFloor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Arms that move with what is seen.
final class BanditMethods {
    private BanditMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.of(
                "bandit_best_arm_probability", BanditMethods::bestArm,
                "bandit_top_two", BanditMethods::topTwo,
                "bandit_weight_floor", BanditMethods::floor,
                "bandit_period_weighting", BanditMethods::periods,
                "bandit_weights", BanditMethods::update,
                "best_arm_optimal_allocation", BanditMethods::allocation,
                "best_arm_stopping", BanditMethods::stopping);
    }

    private static Map<String, Object> bestArm(CaseInputs given) {
        return Answers.fields("probabilities", ranking(given).best());
    }

    private static Map<String, Object> topTwo(CaseInputs given) {
        return Answers.fields("weights", ranking(given).topTwo());
    }

    private static ArmRanking ranking(CaseInputs given) {
        double[] means = given.inputs().numbers("means");
        double[] deviations = sameLength(given.inputs(), "standardDeviations", means.length);
        List<ArmRanking.Arm> arms = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            arms.add(new ArmRanking.Arm(means[i], deviations[i]));
        }
        return ArmRanking.of(arms, goal(given.parameters()));
    }

    private static double[] sameLength(Fields inputs, String name, int length) {
        double[] numbers = inputs.numbers(name);
        if (numbers.length != length) {
            throw BadCase.field(inputs.path() + "." + name, "must have " + length + " elements, one for each arm");
        }
        return numbers;
    }

    /// `inverse` for metrics of which less is better, or `maximise`.
    private static Goal goal(Fields parameters) {
        boolean smallest = parameters.flag("inverse", !parameters.flag("maximise", true));
        return smallest ? Goal.SMALLEST : Goal.LARGEST;
    }

    private static Map<String, Object> floor(CaseInputs given) {
        List<Double> weights =
                Arrays.stream(given.inputs().numbers("weights")).boxed().toList();
        return Answers.fields("weights", new WeightFloor(given.parameters().number("floor", 0.01)).applied(weights));
    }

    private static Map<String, Object> periods(CaseInputs given) {
        List<List<Period>> arms = given.inputs()
                .elements("arms", (path, periods) -> Fields.elements(path, periods, Fields::new).stream()
                        .map(BanditMethods::period)
                        .toList());
        return PeriodWeighting.of(arms)
                .map(weighting -> Answers.fields(
                        "periodWeights", weighting.periodWeights(),
                        "arms",
                                weighting.arms().stream()
                                        .map(arm -> Answers.fields(
                                                "mean",
                                                arm.map(known -> OptionalDouble.of(known.mean()))
                                                        .orElse(OptionalDouble.empty()),
                                                "varianceOfMean",
                                                arm.map(known -> OptionalDouble.of(known.varianceOfMean()))
                                                        .orElse(OptionalDouble.empty())))
                                        .toList()))
                .orElseGet(() -> Answers.undefined("NO_UNITS", "no_units"));
    }

    private static Period period(Fields fields) {
        return new Period(fields.wholeNumber("n"), fields.number("mean", 0), fields.number("variance", 0));
    }

    private static Map<String, Object> update(CaseInputs given) {
        Fields parameters = given.parameters();
        BanditPolicy usual = BanditPolicy.usual(goal(parameters));
        BanditPolicy policy = new BanditPolicy(
                parameters.flag("topTwo", false) ? BanditPolicy.Rule.TOP_TWO : usual.rule(),
                usual.goal(),
                parameters.number("floor", usual.floor()),
                parameters.wholeNumber("minUnits", usual.leastUnits()),
                parameters.number("winner", usual.winnerFrom()));
        List<Standing> arms = given.inputs().objects("arms").stream()
                .map(arm -> new Standing(arm.wholeNumber("n"), arm.number("mean"), arm.number("varianceOfMean")))
                .toList();
        return switch (policy.update(arms)) {
            case BanditPolicy.Update.Kept(var reason) ->
                Answers.fields("weights", OptionalDouble.empty(), "reason", reason.code());
            case BanditPolicy.Update.Moved(var probabilities, var weights, var winner) ->
                Answers.fields("probabilities", probabilities, "weights", weights, "winner", orNull(winner));
        };
    }

    private static Map<String, Object> allocation(CaseInputs given) {
        Fields parameters = given.parameters();
        return Answers.fields(
                "probabilities",
                search(parameters, parameters.number("regularisation", 0)).shares(sampled(given.inputs())));
    }

    private static Map<String, Object> stopping(CaseInputs given) {
        OptionalInt found = search(given.parameters(), 0)
                .found(sampled(given.inputs()), given.parameters().number("delta", 0.05));
        return Answers.fields("found", orNull(found));
    }

    private static BestArmSearch search(Fields parameters, double regularisation) {
        return new BestArmSearch(
                parameters.number("epsilon", 0),
                parameters.number("minProbability", 1e-6),
                regularisation,
                goal(parameters));
    }

    private static List<BestArmSearch.Arm> sampled(Fields inputs) {
        double[] means = inputs.numbers("means");
        double[] variances = sameLength(inputs, "variances", means.length);
        long[] units = inputs.has("n") ? inputs.wholeNumbers("n") : new long[means.length];
        if (units.length != means.length) {
            throw BadCase.field(inputs.path() + ".n", "must have " + means.length + " elements, one for each arm");
        }
        List<BestArmSearch.Arm> arms = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            arms.add(new BestArmSearch.Arm(means[i], variances[i], units[i]));
        }
        return arms;
    }

    private static Object orNull(OptionalInt arm) {
        return arm.isPresent() ? arm.getAsInt() : OptionalDouble.empty();
    }
}
