package dev.guidon.stats.decide;

import dev.guidon.stats.Interval;

/// What is known about one metric.
///
/// @param isNotInferior whether it is shown to be worse by less than its margin; a better metric always is
public record MetricVerdict(String metric, Role role, Finding finding, boolean isNotInferior) {
    /// What a metric is for.
    public enum Role {
        /// What the change is made for.
        GOAL,
        /// What the change must not harm.
        GUARDRAIL
    }

    /// What its interval says.
    public enum Finding {
        BETTER,
        WORSE,
        /// The interval holds zero: neither is shown.
        UNCLEAR
    }

    public MetricVerdict {
        if (finding == Finding.BETTER && !isNotInferior) {
            throw new IllegalArgumentException(metric + " cannot be better and inferior");
        }
    }

    /// From the effect's interval.
    ///
    /// @param lessIsBetter for metrics such as errors and latency
    /// @param margin of tolerated harm, zero or more, in the unit of the interval
    public static MetricVerdict of(String metric, Role role, Interval effect, boolean lessIsBetter, double margin) {
        double worst = lessIsBetter ? -effect.upper() : effect.lower();
        double best = lessIsBetter ? -effect.lower() : effect.upper();
        Finding finding = worst > 0 ? Finding.BETTER : best < 0 ? Finding.WORSE : Finding.UNCLEAR;
        return new MetricVerdict(metric, role, finding, worst > -margin || finding == Finding.BETTER);
    }
}
