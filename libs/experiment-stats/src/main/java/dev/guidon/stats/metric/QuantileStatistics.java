package dev.guidon.stats.metric;

import dev.guidon.stats.numeric.Normal;
import java.util.Optional;
import java.util.OptionalDouble;

/// A quantile of observations: its sample value, and two order statistics around it that show how far it may be off.
///
/// The order statistics stand at the ranks level ± 1.96·√(level·(1-level)/boundUnits), so the distance between them is
/// that many standard errors at `boundUnits` observations. Where units bring several observations each, these are not
/// independent, and [Clusters] corrects the variance.
///
/// Source: Deng, Knoblich and Lu, *Applying the Delta Method in Metric Analytics* (KDD 2018), §4.
///
/// @param level of the quantile, strictly between 0 and 1
/// @param units observations
/// @param boundUnits the sample size for which the ranks of the order statistics were chosen
public record QuantileStatistics(
        double level,
        long units,
        long boundUnits,
        double quantile,
        double lower,
        double upper,
        Optional<Clusters> clusters)
        implements ArmStatistics {

    private static final double Z = Normal.upperQuantile(0.025);

    /// With a hundred observations or more the order statistics may touch only because values are rounded.
    private static final long ENOUGH_FOR_FLOOR = 100;

    private static final double FLOOR = 1e-5;

    public QuantileStatistics {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a quantile's level must be between 0 and 1, but is " + level);
        }
        if (units < 0 || boundUnits < 0) {
            throw new IllegalArgumentException("observations must not be negative");
        }
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("order statistics run upwards, but " + lower + " > " + upper);
        }
    }

    @Override
    public OptionalDouble value() {
        return units == 0 ? OptionalDouble.empty() : OptionalDouble.of(quantile);
    }

    /// Zero says that no inference is possible; see [#isWithoutInference].
    @Override
    public OptionalDouble variance() {
        if (units < 2) {
            return OptionalDouble.empty();
        }
        if (isWithoutInference()) {
            return OptionalDouble.of(0);
        }
        double spread = (upper - lower) / (2 * Z);
        double independent = (double) boundUnits / units * (units - 1) * spread * spread;
        double variance = independent * clusters.map(this::inflation).orElse(1.0);
        return OptionalDouble.of(units < ENOUGH_FOR_FLOOR ? variance : Math.max(variance, FLOOR));
    }

    /// Whether the ranks of the order statistics lie outside the sample, or the order statistics are one value.
    public boolean isWithoutInference() {
        double odds = level / (1 - level);
        return units <= Z * Z * Math.max(odds, 1 / odds)
                || lower == upper
                || clusters.filter(Clusters::areTooFew).isPresent();
    }

    private double inflation(Clusters observed) {
        return observed.variance() / (level * (1 - level) / units);
    }

    /// How observations lie in units: per unit the number of observations at or below the quantile, and of all its
    /// observations.
    ///
    /// @param sums of the two numbers, in this order
    public record Clusters(JointSums sums) {
        public Clusters {
            if (sums.width() != 2) {
                throw new IllegalArgumentException("clusters have two numbers per unit");
            }
        }

        boolean areTooFew() {
            return sums.units() < 2 || sums.exactMean(1).value() <= 0 || variance() <= 0;
        }

        /// The variance of the share of observations at or below the quantile, a ratio of means over units.
        double variance() {
            double perUnit = new OfRatio(sums).variance().orElse(0);
            return perUnit / sums.units();
        }
    }
}
