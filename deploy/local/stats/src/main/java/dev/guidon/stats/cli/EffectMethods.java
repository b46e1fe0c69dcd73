package dev.guidon.stats.cli;

import dev.guidon.stats.AnchoredSums;
import dev.guidon.stats.MetricStatistics.Mean;
import java.util.Map;

/// Statistics of one arm, and the effects between two.
final class EffectMethods {
    private EffectMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.of("statistic_mean_from_stream", EffectMethods::meanOfStream);
    }

    private static Map<String, Object> meanOfStream(CaseInputs given) {
        AnchoredSums sums = AnchoredSums.empty();
        for (double value : given.inputs().numbers("values")) {
            sums = sums.plus(value);
        }
        Mean mean = new Mean(sums);
        return Answers.fields("mean", mean.mean(), "variance", mean.variance());
    }
}
