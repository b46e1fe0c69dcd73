package dev.guidon.stats.cli;

import dev.guidon.stats.Interval;
import dev.guidon.stats.effect.CovariateAdjustment;
import dev.guidon.stats.effect.EffectAnalysis;
import dev.guidon.stats.effect.EffectMoments;
import dev.guidon.stats.effect.EffectScale;
import dev.guidon.stats.metric.ArmStatistics;
import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.sequential.GroupSequential;
import dev.guidon.stats.sequential.GroupSequential.Look;
import dev.guidon.stats.sequential.GroupSequential.Sides;
import dev.guidon.stats.sequential.Spending;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tests with a planned end and looks on the way.
final class GroupSequentialMethods {
    private GroupSequentialMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.of(
                "group_sequential_power_spending", GroupSequentialMethods::powerSpending,
                "group_sequential_lan_demets", GroupSequentialMethods::lanDeMets,
                "group_sequential_single_look", GroupSequentialMethods::singleLook,
                "obrien_fleming_spending_level", GroupSequentialMethods::spendingLevel);
    }

    private static Map<String, Object> powerSpending(CaseInputs given) {
        Fields parameters = given.parameters();
        return looks(given, new Spending.Power(parameters.number("rho", 2)), sides(parameters, Sides.INDEPENDENT));
    }

    private static Map<String, Object> lanDeMets(CaseInputs given) {
        Fields parameters = given.parameters();
        return looks(given, spending(parameters), sides(parameters, Sides.SYMMETRIC));
    }

    private static Map<String, Object> looks(CaseInputs given, Spending spending, Sides sides) {
        Fields parameters = given.parameters();
        List<Double> fractions = Arrays.stream(given.inputs().numbers("informationFractions"))
                .boxed()
                .toList();
        List<Look> looks = new GroupSequential(
                        Settings.alpha(parameters),
                        spending,
                        sides,
                        parameters.number("truncation", GroupSequential.USUAL_TRUNCATION))
                .looks(fractions);
        return Answers.fields(
                "bounds", looks.stream().map(Look::bound).toList(),
                "nominalAlpha", looks.stream().map(Look::nominalAlpha).toList(),
                "cumulativeAlpha", looks.stream().map(Look::cumulativeAlpha).toList());
    }

    private static Spending spending(Fields parameters) {
        String name = parameters.text("spending", "O'Brien-Fleming");
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.startsWith("o'brien") || plain.startsWith("obrien")) {
            return new Spending.OBrienFleming(sides(parameters, Sides.SYMMETRIC) == Sides.ONE ? 1 : 2);
        }
        if (plain.startsWith("pocock")) {
            return new Spending.Pocock();
        }
        if (plain.startsWith("alpha*t^") || plain.startsWith("power")) {
            return new Spending.Power(parameters.number("rho", 2));
        }
        throw BadCase.field(
                parameters.path() + ".spending", "must be O'Brien-Fleming, Pocock or alpha*t^rho, but is " + name);
    }

    private static Sides sides(Fields parameters, Sides both) {
        long sides = parameters.wholeNumber("sides", 2);
        if (sides != 1 && sides != 2) {
            throw BadCase.field(parameters.path() + ".sides", "must be 1 or 2, but is " + sides);
        }
        return sides == 1 ? Sides.ONE : both;
    }

    /// The interval of the first look at the data there are.
    private static Map<String, Object> singleLook(CaseInputs given) {
        Fields parameters = given.parameters();
        ArmStatistics control = EffectMethods.control(given);
        ArmStatistics treatment = EffectMethods.treatment(given);
        double information =
                (control.units() + treatment.units()) / given.inputs().number("plannedFinalN");
        double alpha = Settings.alpha(parameters) / parameters.number("comparisons", 1);
        String preferred = parameters.text("preferredDirection", "");
        boolean oneSided = !preferred.isEmpty() || parameters.wholeNumber("sides", 2) == 1;
        GroupSequential test = new GroupSequential(
                alpha,
                new Spending.Power(parameters.number("rho", 2)),
                oneSided ? Sides.ONE : Sides.INDEPENDENT,
                GroupSequential.USUAL_TRUNCATION);
        double bound = test.looks(List.of(information)).getFirst().bound();
        EffectAnalysis analysis =
                new EffectAnalysis(Settings.scale(parameters, EffectScale.ABSOLUTE), new CovariateAdjustment.None());
        return switch (analysis.compare(control, treatment)) {
            case EffectMoments.Undefined(var reason) -> Settings.undefined(reason);
            case EffectMoments.Known known ->
                Answers.fields(
                        "informationFraction", information,
                        "bound", bound,
                        "estimate", known.value(),
                        "standardError", known.standardError(),
                        "ci", interval(known, bound, oneSided ? preferred : "both"));
        };
    }

    /// Unbounded towards the preferred direction, in which nothing has to be ruled out.
    private static Interval interval(EffectMoments.Known effect, double bound, String preferred) {
        double reach = bound * effect.standardError();
        return new Interval(
                preferred.equals("decrease") ? Double.NEGATIVE_INFINITY : effect.value() - reach,
                preferred.equals("both") || preferred.equals("decrease")
                        ? effect.value() + reach
                        : Double.POSITIVE_INFINITY);
    }

    /// The level that ep-stats gives to a day's look: all that may be spent up to then. A look every day at that
    /// level spends more than alpha overall; [#lanDeMets] does not.
    private static Map<String, Object> spendingLevel(CaseInputs given) {
        Fields parameters = given.parameters();
        double level = parameters.number("confidenceLevel", 0.95);
        double days = given.inputs().number("totalDays");
        double day = given.inputs().number("day");
        if (!(day > 0 && day <= days)) {
            throw BadCase.field(given.inputs().path() + ".day", "must be from 1 to " + days + ", but is " + day);
        }
        double z = Normal.upperQuantile((1 - level) / 2);
        double spent = Normal.twoSidedTail(z / Math.sqrt(day / days));
        double unit = Math.pow(10, parameters.number("rounding", 4));
        double rounded = Math.rint((1 - spent) * unit) / unit;
        return Answers.fields(
                "confidenceLevel", Math.min(parameters.number("cap", 0.9999), rounded), "alphaSpent", spent);
    }
}
