package dev.guidon.stats;

import java.util.OptionalDouble;

/// All that an estimator needs to know about one metric in one arm: how many units, their mean, and the variance of
/// one unit's number. Additive, so the statistics of disjoint sets of units merge into those of their union.
public sealed interface MetricStatistics {
    long units();

    /// Empty without units.
    OptionalDouble mean();

    /// The variance of one unit's number, not of the mean. Empty when the units do not determine it.
    OptionalDouble variance();

    /// A number per unit: a sum, a count, a duration.
    record Mean(AnchoredSums sums) implements MetricStatistics {
        @Override
        public long units() {
            return sums.units();
        }

        @Override
        public OptionalDouble mean() {
            return sums.mean();
        }

        @Override
        public OptionalDouble variance() {
            return sums.variance();
        }

        public Mean merged(Mean other) {
            return new Mean(sums.merged(other.sums));
        }
    }

    /// Yes or no per unit: how many converted. The variance is p(1-p), without the n-1 of a sample variance, because
    /// the mean of a yes-or-no number determines it.
    record Proportion(long units, long successes) implements MetricStatistics {
        public Proportion {
            if (successes < 0 || successes > units) {
                throw new IllegalArgumentException("successes must be from 0 to " + units + ", but are " + successes);
            }
        }

        @Override
        public OptionalDouble mean() {
            return units == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) successes / units);
        }

        @Override
        public OptionalDouble variance() {
            if (units == 0) {
                return OptionalDouble.empty();
            }
            double failures = (double) (units - successes) / units;
            return OptionalDouble.of(failures * successes / units);
        }

        public Proportion merged(Proportion other) {
            return new Proportion(Math.addExact(units, other.units), Math.addExact(successes, other.successes));
        }
    }
}
