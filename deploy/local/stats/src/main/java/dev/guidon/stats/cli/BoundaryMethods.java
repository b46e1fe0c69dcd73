package dev.guidon.stats.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.stats.sequential.BernoulliSequence;
import dev.guidon.stats.sequential.Mixture;
import dev.guidon.stats.sequential.OrderedSample;
import dev.guidon.stats.sequential.PolynomialStitching;
import dev.guidon.stats.sequential.QuantileComparison;
import dev.guidon.stats.sequential.QuantileStitching;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// Boundaries that hold at all times, and what follows from them for rates and quantiles.
final class BoundaryMethods {
    /// Data that a case describes instead of listing them.
    private static final Pattern INTEGERS = Pattern.compile("integers (-?\\d+)\\.\\.(-?\\d+)");

    private static final long MOST_INTEGERS = 10_000_000;

    private BoundaryMethods() {}

    static Map<String, CaseMethod> all() {
        Map<String, CaseMethod> methods = new HashMap<>();
        family(methods, "normal", BoundaryMethods::normal);
        family(methods, "gamma_exponential", BoundaryMethods::gammaExponential);
        family(methods, "gamma_poisson", BoundaryMethods::gammaPoisson);
        family(methods, "beta_binomial", BoundaryMethods::betaBinomial);
        methods.put("poly_stitching_bound", BoundaryMethods::polynomialStitching);
        methods.put("quantile_double_stitching_bound", BoundaryMethods::quantileStitching);
        methods.put("bernoulli_confidence_sequence", BoundaryMethods::bernoulli);
        methods.put("quantile_ab_anytime_p", BoundaryMethods::quantiles);
        return methods;
    }

    private static void family(Map<String, CaseMethod> methods, String name, Function<Fields, Tuned> mixtures) {
        methods.put(name + "_mixture_bound", given -> bound(mixtures.apply(given.parameters()), given));
        methods.put(name + "_log_mixture", given -> logE(mixtures.apply(given.parameters()), given));
    }

    private record Tuned(double rho, Mixture mixture) {}

    private static Map<String, Object> bound(Tuned tuned, CaseInputs given) {
        double alpha = Settings.alpha(given.parameters());
        return Answers.fields(
                "rho", tuned.rho, "bound", tuned.mixture.bound(given.inputs().number("v"), alpha));
    }

    private static Map<String, Object> logE(Tuned tuned, CaseInputs given) {
        double sum = given.inputs().number("s");
        return Answers.fields(
                "rho", tuned.rho, "logE", tuned.mixture.logE(sum, given.inputs().number("v")));
    }

    private static Tuned normal(Fields parameters) {
        boolean oneSided = oneSided(parameters);
        double rho = rho(parameters, oneSided);
        return new Tuned(rho, oneSided ? new Mixture.OneSidedNormal(rho) : new Mixture.TwoSidedNormal(rho));
    }

    private static Tuned gammaExponential(Fields parameters) {
        double rho = rho(parameters, true);
        return new Tuned(rho, new Mixture.GammaExponential(rho, parameters.number("c")));
    }

    private static Tuned gammaPoisson(Fields parameters) {
        double rho = rho(parameters, true);
        return new Tuned(rho, new Mixture.GammaPoisson(rho, parameters.number("c")));
    }

    private static Tuned betaBinomial(Fields parameters) {
        boolean oneSided = oneSided(parameters);
        double rho = rho(parameters, oneSided);
        return new Tuned(rho, new Mixture.BetaBinomial(rho, parameters.number("g"), parameters.number("h"), oneSided));
    }

    private static boolean oneSided(Fields parameters) {
        long sides = parameters.wholeNumber("sides", 1);
        if (sides != 1 && sides != 2) {
            throw BadCase.field(parameters.path() + ".sides", "must be 1 or 2, but is " + sides);
        }
        return sides == 1;
    }

    private static double rho(Fields parameters, boolean oneSided) {
        double variance = parameters.number("vOpt");
        double alpha = parameters.number("alphaOpt", 0.05);
        return oneSided ? Mixture.oneSidedRho(variance, alpha) : Mixture.twoSidedRho(variance, alpha);
    }

    private static Map<String, Object> polynomialStitching(CaseInputs given) {
        Fields parameters = given.parameters();
        PolynomialStitching stitching = new PolynomialStitching(
                parameters.number("vMin"),
                parameters.number("c", 0),
                parameters.number("s", 1.4),
                parameters.number("eta", 2));
        return Answers.fields("bound", stitching.bound(given.inputs().number("v"), Settings.alpha(parameters)));
    }

    private static Map<String, Object> quantileStitching(CaseInputs given) {
        Fields parameters = given.parameters();
        QuantileStitching stitching = new QuantileStitching(
                parameters.number("tOpt"),
                parameters.number("delta", 0.5),
                parameters.number("s", 1.4),
                parameters.number("eta", 2));
        double quantile = given.inputs().number("quantile");
        return Answers.fields(
                "bound", stitching.bound(quantile, given.inputs().number("t"), Settings.alpha(parameters)));
    }

    private static Map<String, Object> bernoulli(CaseInputs given) {
        Fields parameters = given.parameters();
        BernoulliSequence sequence = new BernoulliSequence(
                Settings.alpha(parameters), parameters.number("tOpt"), parameters.number("alphaOpt", 0.05));
        return Answers.fields(
                "ci",
                sequence.interval(
                        given.inputs().number("successes"), given.inputs().number("trials")));
    }

    private static Map<String, Object> quantiles(CaseInputs given) {
        QuantileComparison test = new QuantileComparison(
                given.inputs().number("quantile"),
                given.parameters().number("tOpt"),
                given.parameters().number("alphaOpt", 0.05));
        return SequentialMethods.numberOrNoUnits(
                "pValue", test.pValue(sample(given.inputs(), "armA"), sample(given.inputs(), "armB")));
    }

    /// An array of observations, or a text such as `integers 1..1000`.
    private static OrderedSample sample(Fields inputs, String name) {
        JsonNode value = inputs.json().path(name);
        if (!value.isTextual()) {
            return OrderedSample.of(inputs.numbers(name));
        }
        Matcher described = INTEGERS.matcher(value.textValue());
        if (!described.matches()) {
            throw BadCase.field(inputs.path() + "." + name, "must be an array, or a text such as \"integers 1..1000\"");
        }
        long first = Long.parseLong(described.group(1));
        long last = Long.parseLong(described.group(2));
        if (last - first >= MOST_INTEGERS) {
            throw BadCase.field(
                    inputs.path() + "." + name, "must not describe more than " + MOST_INTEGERS + " integers");
        }
        return OrderedSample.of(
                LongStream.rangeClosed(first, last).asDoubleStream().toArray());
    }
}
