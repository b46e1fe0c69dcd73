package dev.guidon.stats.metric;

import dev.guidon.stats.MetricStatistics;
import dev.guidon.stats.MetricStatistics.Mean;
import dev.guidon.stats.MetricStatistics.Proportion;
import java.util.List;
import java.util.OptionalDouble;

/// All that an analysis needs to know about one metric in one arm.
public sealed interface ArmStatistics permits ArmStatistics.OfMean, ArmStatistics.OfRatio, QuantileStatistics {
    /// Units of randomisation, or observations of a quantile.
    long units();

    /// The metric's plain value, without any adjustment. Empty without units, or where a ratio has no denominator.
    OptionalDouble value();

    /// The variance of the value times the number of units. Empty when the units do not determine it.
    OptionalDouble variance();

    /// A mean or a proportion, with any number of covariates from before the experiment.
    ///
    /// @param sums of the outcome first, then of the covariates
    record OfMean(JointSums sums) implements ArmStatistics {
        public OfMean {
            if (sums.width() < 1) {
                throw new IllegalArgumentException("a mean needs an outcome");
            }
        }

        public static OfMean of(MetricStatistics statistics) {
            return switch (statistics) {
                case Mean(var sums) ->
                    new OfMean(new JointSums(
                            List.of(ValueKind.NUMBER),
                            sums.units(),
                            List.of(sums.anchor()),
                            List.of(sums.sum()),
                            List.of(sums.squares())));
                case Proportion(var units, var successes) ->
                    new OfMean(JointSums.ofRaw(
                            List.of(ValueKind.YES_OR_NO), units, List.of((double) successes), List.of((double)
                                    successes)));
            };
        }

        @Override
        public long units() {
            return sums.units();
        }

        @Override
        public OptionalDouble value() {
            return sums.mean(0);
        }

        @Override
        public OptionalDouble variance() {
            return sums.variance(0);
        }

        public int covariates() {
            return sums.width() - 1;
        }
    }

    /// A ratio of two sums, such as clicks per session where users are randomised: with or without the same two sums
    /// from before the experiment as covariate.
    ///
    /// @param sums of numerator and denominator, then of their counterparts from before, if there are any
    record OfRatio(JointSums sums) implements ArmStatistics {
        public OfRatio {
            if (sums.width() != 2 && sums.width() != 4) {
                throw new IllegalArgumentException("a ratio has 2 numbers per unit, or 4 with its covariate");
            }
        }

        @Override
        public long units() {
            return sums.units();
        }

        @Override
        public OptionalDouble value() {
            return sums.units() == 0 || sums.exactMean(1).value() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                            sums.exactMean(0).value() / sums.exactMean(1).value());
        }

        /// By the delta method: s²_M/D̄² + s²_D·M̄²/D̄⁴ - 2·cov·M̄/D̄³.
        @Override
        public OptionalDouble variance() {
            OptionalDouble numerator = sums.variance(0);
            OptionalDouble denominator = sums.variance(1);
            if (value().isEmpty() || numerator.isEmpty() || denominator.isEmpty()) {
                return OptionalDouble.empty();
            }
            double ratio = value().getAsDouble();
            double covariance = sums.covariance(0, 1).orElseThrow();
            double spread = numerator.getAsDouble() + ratio * (ratio * denominator.getAsDouble() - 2 * covariance);
            double scale = sums.exactMean(1).value();
            return OptionalDouble.of(Math.max(0, spread) / (scale * scale));
        }

        public boolean hasCovariate() {
            return sums.width() == 4;
        }
    }
}
