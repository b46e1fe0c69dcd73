package dev.guidon.stats.cli;

import dev.guidon.stats.AnchoredSums;
import dev.guidon.stats.DoubleDouble;
import dev.guidon.stats.MetricStatistics.Mean;
import dev.guidon.stats.SampleRatioCheck;
import dev.guidon.stats.metric.ArmStatistics;
import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.ArmStatistics.OfRatio;
import dev.guidon.stats.metric.QuantileStatistics;
import dev.guidon.stats.metric.Winsorization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Statistics of one arm, how they add up, and what is done to numbers before they are added.
final class StatisticMethods {
    private StatisticMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(
                Map.entry("statistic_mean", StatisticMethods::statistic),
                Map.entry("statistic_proportion", StatisticMethods::statistic),
                Map.entry("statistic_mean_ra", StatisticMethods::statistic),
                Map.entry("statistic_ratio", StatisticMethods::statistic),
                Map.entry("statistic_ratio_ra", StatisticMethods::statistic),
                Map.entry("statistic_quantile", StatisticMethods::statistic),
                Map.entry("statistic_mean_from_stream", StatisticMethods::meanOfStream),
                Map.entry("quantile_zero_variance", StatisticMethods::quantileVariance),
                Map.entry("merge_sufficient_statistics", MergedStatistics::merged),
                Map.entry("dimension_collapse", MergedStatistics::collapsed),
                Map.entry("winsorize_pooled", StatisticMethods::winsorized),
                Map.entry("srm_chi_square", StatisticMethods::sampleRatio));
    }

    private static Map<String, Object> statistic(CaseInputs given) {
        ArmStatistics arm = Arms.of(given.inputs());
        Map<String, Object> answer = Answers.fields("mean", arm.value(), "variance", arm.variance());
        switch (arm) {
            case OfMean mean
            when mean.covariates() == 1 -> answer.put("covariance", mean.sums().covariance(0, 1));
            case OfRatio ratio -> answer.put("covariance", ratio.sums().covariance(0, 1));
            case OfMean _, QuantileStatistics _ -> {}
        }
        return answer;
    }

    private static Map<String, Object> meanOfStream(CaseInputs given) {
        AnchoredSums sums = AnchoredSums.empty();
        for (double value : given.inputs().numbers("values")) {
            sums = sums.plus(value);
        }
        Mean mean = new Mean(sums);
        return Answers.fields("mean", mean.mean(), "variance", mean.variance());
    }

    private static Map<String, Object> quantileVariance(CaseInputs given) {
        return switch (Arms.of(given.inputs())) {
            case QuantileStatistics quantile ->
                Answers.fields("hasZeroVariance", quantile.isWithoutInference(), "variance", inference(quantile));
            case OfMean _, OfRatio _ -> throw BadCase.field("case.inputs.type", "must be quantile");
        };
    }

    private static OptionalDouble inference(QuantileStatistics quantile) {
        return quantile.isWithoutInference() ? OptionalDouble.empty() : quantile.variance();
    }

    private static Map<String, Object> winsorized(CaseInputs given) {
        double[] a = given.inputs().numbers("a");
        double[] b = given.inputs().numbers("b");
        Fields parameters = given.parameters();
        OptionalDouble lower = parameters.optionalNumber("lowerPercentile");
        OptionalDouble upper = parameters.optionalNumber("upperPercentile");
        Winsorization limits = parameters.has("cap")
                ? new Winsorization(Double.NEGATIVE_INFINITY, parameters.number("cap"))
                : Winsorization.pooled(List.of(a, b), lower, upper, parameters.flag("ignoreZeros", false));
        return Answers.fields(
                "cap", limits.upper(),
                "floor", limits.lower(),
                "sumA", sum(limits.applied(a)),
                "sumB", sum(limits.applied(b)),
                "nA", a.length,
                "nB", b.length);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values)
                .mapToObj(DoubleDouble::of)
                .reduce(DoubleDouble.ZERO, DoubleDouble::plus)
                .value();
    }

    private static Map<String, Object> sampleRatio(CaseInputs given) {
        long[] observed = given.inputs().wholeNumbers("observed");
        double[] weights = given.inputs().numbers("weights");
        if (observed.length != weights.length) {
            throw BadCase.field("case.inputs.weights", "must be as many as the arms, " + observed.length);
        }
        SampleRatioCheck check = SampleRatioCheck.of(IntStream.range(0, observed.length)
                .mapToObj(i -> new SampleRatioCheck.Arm(observed[i], weights[i]))
                .toList());
        return switch (check) {
            case SampleRatioCheck.NotComputable(var reason) -> Answers.undefined(reason.name(), reason.code());
            case SampleRatioCheck.Tested tested ->
                Answers.fields(
                        "chiSquare", tested.chiSquare(),
                        "degreesOfFreedom", tested.degreesOfFreedom(),
                        "pValue", tested.pValue(),
                        "largestDeviation", tested.largestDeviation(),
                        "strayUnits", tested.strayUnits());
        };
    }
}
