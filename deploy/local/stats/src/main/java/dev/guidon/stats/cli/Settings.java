package dev.guidon.stats.cli;

import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.Interval;
import dev.guidon.stats.effect.Alternative;
import dev.guidon.stats.effect.CovariateAdjustment;
import dev.guidon.stats.effect.EffectScale;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Reads the settings that several methods share, with their defaults, and writes what hinders an analysis.
final class Settings {
    private static final double ALPHA = 0.05;

    private Settings() {}

    static double alpha(Fields parameters) {
        double alpha = parameters.number("alpha", ALPHA);
        if (!(alpha > 0 && alpha < 1)) {
            throw BadCase.field(parameters.path() + ".alpha", "must be between 0 and 1, but is " + alpha);
        }
        return alpha;
    }

    /// A scaled effect is an absolute one until it is scaled.
    static EffectScale scale(Fields parameters, EffectScale otherwise) {
        String type = parameters.text("differenceType", otherwise == EffectScale.RELATIVE ? "relative" : "absolute");
        return switch (type) {
            case "absolute", "scaled" -> EffectScale.ABSOLUTE;
            case "relative" -> EffectScale.RELATIVE;
            default ->
                throw BadCase.field(
                        parameters.path() + ".differenceType", "must be absolute, relative or scaled, but is " + type);
        };
    }

    static Alternative alternative(Fields parameters) {
        String name = parameters.text("alternative", "two-sided");
        return switch (name) {
            case "two-sided", "two_sided", "twoSided" -> Alternative.TWO_SIDED;
            case "greater", "larger" -> Alternative.GREATER;
            case "less", "lesser", "smaller" -> Alternative.LESS;
            default ->
                throw BadCase.field(
                        parameters.path() + ".alternative", "must be two-sided, greater or less, but is " + name);
        };
    }

    /// The pooled coefficient unless something else is said: the published numbers are made with it.
    static CovariateAdjustment adjustment(Fields parameters) {
        if (parameters.has("theta")) {
            double[] fixed = parameters.json().get("theta").isArray()
                    ? parameters.numbers("theta")
                    : new double[] {parameters.number("theta")};
            return new CovariateAdjustment.Fixed(Arrays.stream(fixed).boxed().toList());
        }
        String name = parameters.text("adjustment", "pooled");
        double ridge = parameters.number("ridge", 0);
        return switch (name) {
            case "pooled" -> new CovariateAdjustment.Pooled(ridge);
            case "within-arm", "within_arm", "withinArm" -> new CovariateAdjustment.WithinArm(ridge);
            case "none" -> new CovariateAdjustment.None();
            default ->
                throw BadCase.field(
                        parameters.path() + ".adjustment", "must be pooled, within-arm or none, but is " + name);
        };
    }

    /// An end that is null is unbounded.
    static Interval interval(Fields fields, String name) {
        List<OptionalDouble> ends = fields.elements(
                name,
                (path, end) -> end.isNull() ? OptionalDouble.empty() : OptionalDouble.of(Fields.number(path, end)));
        if (ends.size() != 2) {
            throw BadCase.field(fields.path() + "." + name, "must have two ends");
        }
        return new Interval(
                ends.getFirst().orElse(Double.NEGATIVE_INFINITY), ends.getLast().orElse(Double.POSITIVE_INFINITY));
    }

    static Map<String, Object> undefined(Reason reason) {
        String code =
                switch (reason) {
                    case NO_UNITS -> "NO_UNITS";
                    case TOO_FEW_UNITS, CONTRADICTORY_SUMS, ZERO_VARIANCE, ZERO_DENOMINATOR -> "ZERO_NEGATIVE_VARIANCE";
                    case ZERO_BASELINE -> "ZERO_BASELINE";
                    case OUT_OF_RANGE -> "OUT_OF_RANGE";
                };
        return Answers.undefined(code, reason.code());
    }
}
