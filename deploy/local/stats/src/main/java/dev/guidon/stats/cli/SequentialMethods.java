package dev.guidon.stats.cli;

import dev.guidon.stats.effect.EffectMoments;
import dev.guidon.stats.sequential.AsymptoticSequence;
import dev.guidon.stats.sequential.Direction;
import dev.guidon.stats.sequential.HowardSequence;
import dev.guidon.stats.sequential.MeanSequence;
import dev.guidon.stats.sequential.Observed;
import dev.guidon.stats.sequential.ProbabilityRatioTest;
import dev.guidon.stats.sequential.SampleVarianceMixture;
import dev.guidon.stats.sequential.SequentialEstimate;
import dev.guidon.stats.sequential.SequentialEstimate.Effect;
import dev.guidon.stats.sequential.SequentialEstimate.NotComputable;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// Effects that may be looked at again and again.
final class SequentialMethods {
    /// Units that a sequence is tuned for when nothing is planned.
    private static final double ASYMPTOTIC_TUNING = 5_000;

    private static final double HOWARD_TUNING = 10_000;

    private SequentialMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.of(
                "sequential_asymptotic_cs", SequentialMethods::asymptotic,
                "sequential_howard_normal_mixture", SequentialMethods::howard,
                "msprt_two_sided", SequentialMethods::sampleVarianceMixture,
                "asymptotic_cs_mean", SequentialMethods::mean,
                "sprt", SequentialMethods::probabilityRatio);
    }

    private static Map<String, Object> asymptotic(CaseInputs given) {
        Fields parameters = given.parameters();
        AsymptoticSequence sequence = new AsymptoticSequence(
                Settings.alpha(parameters),
                parameters.number("tuningParameter", ASYMPTOTIC_TUNING),
                direction(parameters));
        if (given.inputs().has("estimate")) {
            return asymptotic(sequence, observed(given.inputs()));
        }
        double units = (double) EffectMethods.control(given).units()
                + EffectMethods.treatment(given).units();
        return switch (EffectMethods.compared(given)) {
            case EffectMoments.Undefined(var reason) -> Settings.undefined(reason);
            case EffectMoments.Known known ->
                asymptotic(sequence, new Observed(known.value(), known.standardError(), units));
        };
    }

    private static Map<String, Object> asymptotic(AsymptoticSequence sequence, Observed observed) {
        return switch (sequence.estimate(observed)) {
            case NotComputable(var reason) -> undefined(reason);
            case Effect effect ->
                Answers.fields(
                        "estimate", effect.value(),
                        "standardError", effect.standardError(),
                        "rho", sequence.rho(),
                        "halfWidth", effect.halfWidth(),
                        "ci", effect.interval(),
                        "pValue", effect.pValue(),
                        "logEValue", effect.logEValue());
        };
    }

    private static Map<String, Object> howard(CaseInputs given) {
        HowardSequence sequence = new HowardSequence(
                Settings.alpha(given.parameters()), given.parameters().number("tuning", HOWARD_TUNING));
        return switch (sequence.estimate(observed(given.inputs()))) {
            case NotComputable(var reason) -> undefined(reason);
            case Effect effect ->
                Answers.fields(
                        "estimate", effect.value(),
                        "rho", sequence.rho(),
                        "multiplier", effect.multiplier(),
                        "ci", effect.interval(),
                        "pValue", effect.pValue(),
                        "logEValue", effect.logEValue());
        };
    }

    private static Map<String, Object> sampleVarianceMixture(CaseInputs given) {
        SampleVarianceMixture test = new SampleVarianceMixture(Settings.alpha(given.parameters()));
        SampleVarianceMixture.Arm control = arm(given.inputs().object("control"));
        SampleVarianceMixture.Arm treatment = arm(given.inputs().object("treatment"));
        SequentialEstimate estimate = test.estimate(control, treatment);
        return switch (estimate) {
            case NotComputable(var reason) -> undefined(reason);
            case Effect effect -> {
                SampleVarianceMixture.Mixed mixed = test.mixed(control, treatment);
                yield Answers.fields(
                        "estimate", effect.value(),
                        "variance", mixed.variance(),
                        "tau", mixed.tau(),
                        "zStar", mixed.multiplier(),
                        "ci", effect.interval(),
                        "pValue", effect.pValue());
            }
        };
    }

    private static SampleVarianceMixture.Arm arm(Fields fields) {
        return new SampleVarianceMixture.Arm(fields.number("mean"), fields.number("variance"), fields.wholeNumber("n"));
    }

    private static Map<String, Object> mean(CaseInputs given) {
        Fields inputs = given.inputs();
        Fields parameters = given.parameters();
        double alpha = Settings.alpha(parameters);
        double units = inputs.number("n");
        if (!(units > 0)) {
            return undefined(SequentialEstimate.Reason.NO_UNITS);
        }
        MeanSequence sequence = parameters.has("rho")
                ? new MeanSequence(alpha, parameters.number("rho"))
                : MeanSequence.tunedFor(alpha, parameters.number("tuningParameter", ASYMPTOTIC_TUNING));
        return Answers.fields(
                "rho", sequence.rho(),
                "margin", sequence.margin(inputs.number("variance"), units),
                "ci", sequence.interval(inputs.number("mean"), inputs.number("variance"), units));
    }

    private static Map<String, Object> probabilityRatio(CaseInputs given) {
        Fields parameters = given.parameters();
        ProbabilityRatioTest test = new ProbabilityRatioTest(
                parameters.number("effect"), Settings.alpha(parameters), parameters.number("beta", 0.2));
        double value = given.inputs().number("estimate");
        double standardError = given.inputs().number("standardError");
        if (!(standardError > 0)) {
            return undefined(SequentialEstimate.Reason.ZERO_VARIANCE);
        }
        return Answers.fields(
                "logRatio", test.logRatio(value, standardError),
                "upperThreshold", test.upperThreshold(),
                "lowerThreshold", test.lowerThreshold(),
                "verdict", test.verdict(value, standardError).name().toLowerCase(Locale.ROOT));
    }

    private static Observed observed(Fields inputs) {
        return new Observed(inputs.number("estimate"), inputs.number("standardError"), inputs.number("n"));
    }

    private static Direction direction(Fields parameters) {
        return switch (Settings.alternative(parameters)) {
            case TWO_SIDED -> Direction.EITHER;
            case GREATER -> Direction.UP;
            case LESS -> Direction.DOWN;
        };
    }

    static Map<String, Object> undefined(SequentialEstimate.Reason reason) {
        String code =
                switch (reason) {
                    case NO_UNITS -> "NO_UNITS";
                    case ZERO_VARIANCE -> "ZERO_NEGATIVE_VARIANCE";
                    case OUT_OF_RANGE -> "OUT_OF_RANGE";
                };
        return Answers.undefined(code, reason.code());
    }

    /// For methods that answer with one number.
    static Map<String, Object> numberOrNoUnits(String name, OptionalDouble number) {
        return number.isPresent()
                ? Answers.fields(name, number.getAsDouble())
                : undefined(SequentialEstimate.Reason.NO_UNITS);
    }
}
