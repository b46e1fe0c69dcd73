package dev.guidon.stats.cli;

import dev.guidon.stats.MetricStatistics.Proportion;
import dev.guidon.stats.effect.ArmMoments;
import dev.guidon.stats.metric.ArmStatistics;
import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.ArmStatistics.OfRatio;
import dev.guidon.stats.metric.JointSums;
import dev.guidon.stats.metric.QuantileStatistics;
import dev.guidon.stats.metric.QuantileStatistics.Clusters;
import dev.guidon.stats.metric.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the statistics of an arm, as cases write them: raw sums by name and a `type`.
final class Arms {
    private static final List<ValueKind> ONE_NUMBER = List.of(ValueKind.NUMBER);

    private Arms() {}

    static ArmStatistics of(Fields fields) {
        String type = fields.text("type");
        return switch (type) {
            case "mean", "count", "revenue" ->
                new OfMean(sums(fields, ONE_NUMBER, List.of("sum"), List.of("sumSquares")));
            case "proportion" -> OfMean.of(proportion(fields));
            case "mean_ra" -> adjustedMean(fields);
            case "ratio" -> new OfRatio(ratio(fields, fields.wholeNumber("n")));
            case "ratio_ra" -> adjustedRatio(fields);
            case "quantile", "quantile_unit", "quantile_event" -> quantile(fields);
            default ->
                throw BadCase.field(
                        fields.path() + ".type",
                        "must be mean, proportion, mean_ra, ratio, ratio_ra or quantile, but is " + type);
        };
    }

    static Proportion proportion(Fields fields) {
        return new Proportion(fields.wholeNumber("n"), fields.wholeNumber("sum"));
    }

    /// Raw moments, or the statistics of a mean or a proportion that give them.
    static ArmMoments moments(Fields fields) {
        if (fields.has("mean")) {
            return new ArmMoments(fields.wholeNumber("n"), fields.number("mean"), fields.number("variance"));
        }
        ArmStatistics arm = of(fields);
        return new ArmMoments(arm.units(), arm.value().orElse(0), arm.variance().orElse(0));
    }

    /// One covariate by name, or several as `covariates`: an array of objects with `sum`, `sumSquares`,
    /// `mainProduct`, and `products` with the covariates before it.
    private static OfMean adjustedMean(Fields fields) {
        if (fields.has("covariates")) {
            return severalCovariates(fields);
        }
        List<ValueKind> kinds = List.of(kind(fields, "mainType"), kind(fields, "covariateType"));
        return new OfMean(sums(
                fields,
                kinds,
                List.of("mainSum", "covariateSum"),
                List.of("mainSumSquares", "mainCovariateSumProduct", "covariateSumSquares")));
    }

    private static OfMean severalCovariates(Fields fields) {
        List<Fields> covariates = fields.objects("covariates");
        List<ValueKind> kinds = new ArrayList<>(List.of(kind(fields, "mainType")));
        List<Double> sums = new ArrayList<>(List.of(fields.number("mainSum")));
        List<Double> products = new ArrayList<>(List.of(square(fields, kinds.getFirst(), "mainSum", "mainSumSquares")));
        for (Fields covariate : covariates) {
            kinds.add(kind(covariate, "type"));
            sums.add(covariate.number("sum"));
            products.add(covariate.number("mainProduct"));
        }
        for (int i = 0; i < covariates.size(); i++) {
            products.add(square(covariates.get(i), kinds.get(i + 1), "sum", "sumSquares"));
            for (int j = i + 1; j < covariates.size(); j++) {
                double[] before = covariates.get(j).numbers("products");
                if (before.length != j) {
                    throw BadCase.field(covariates.get(j).path() + ".products", "must have " + j + " elements");
                }
                products.add(before[i]);
            }
        }
        return new OfMean(JointSums.ofRaw(kinds, fields.wholeNumber("n"), sums, products));
    }

    private static JointSums ratio(Fields fields, long units) {
        List<ValueKind> kinds = List.of(kind(fields, "mainType"), kind(fields, "denominatorType"));
        return sums(
                fields,
                units,
                kinds,
                List.of("mainSum", "denominatorSum"),
                List.of("mainSumSquares", "mainDenominatorSumProduct", "denominatorSumSquares"));
    }

    private static OfRatio adjustedRatio(Fields fields) {
        ValueKind main = kind(fields, "mainType");
        ValueKind denominator = kind(fields, "denominatorType");
        return new OfRatio(sums(
                fields,
                List.of(main, denominator, main, denominator),
                List.of("mainSum", "denominatorSum", "covariateSum", "denominatorPreSum"),
                List.of(
                        "mainSumSquares",
                        "mainDenominatorSumProduct",
                        "mainCovariateSumProduct",
                        "mainPostDenominatorPreSumProduct",
                        "denominatorSumSquares",
                        "mainPreDenominatorPostSumProduct",
                        "denominatorPostDenominatorPreSumProduct",
                        "covariateSumSquares",
                        "mainPreDenominatorPreSumProduct",
                        "denominatorPreSumSquares")));
    }

    private static QuantileStatistics quantile(Fields fields) {
        long units = fields.wholeNumber("n");
        Optional<Clusters> clusters = fields.has("clusters")
                ? Optional.of(new Clusters(ratio(fields, fields.wholeNumber("clusters"))))
                : Optional.empty();
        return new QuantileStatistics(
                fields.number("nu"),
                units,
                fields.wholeNumber("nStar", units),
                fields.number("quantile"),
                fields.number("lower"),
                fields.number("upper"),
                clusters);
    }

    private static JointSums sums(Fields fields, List<ValueKind> kinds, List<String> sums, List<String> products) {
        return sums(fields, fields.wholeNumber("n"), kinds, sums, products);
    }

    /// The products stand in the order of [JointSums#products]; the square of a yes-or-no number may be left out.
    private static JointSums sums(
            Fields fields, long units, List<ValueKind> kinds, List<String> sums, List<String> products) {
        List<Double> read = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < kinds.size(); i++) {
            read.add(square(fields, kinds.get(i), sums.get(i), products.get(next++)));
            for (int j = i + 1; j < kinds.size(); j++) {
                read.add(fields.number(products.get(next++)));
            }
        }
        return JointSums.ofRaw(kinds, units, sums.stream().map(fields::number).toList(), read);
    }

    private static double square(Fields fields, ValueKind kind, String sum, String squares) {
        return switch (kind) {
            case NUMBER -> fields.number(squares);
            case YES_OR_NO -> fields.number(sum);
        };
    }

    private static ValueKind kind(Fields fields, String name) {
        String kind = fields.text(name, "mean");
        return switch (kind) {
            case "mean", "count", "revenue" -> ValueKind.NUMBER;
            case "proportion" -> ValueKind.YES_OR_NO;
            default -> throw BadCase.field(fields.path() + "." + name, "must be mean or proportion, but is " + kind);
        };
    }
}
