package dev.guidon.stats.sequential;

import dev.guidon.stats.numeric.Minima;
import java.util.OptionalDouble;

/// Whether two arms have the same quantile, at any time and without assumptions on the distributions: Howard &
/// Ramdas, *Sequential estimation of quantiles* (Bernoulli 2022), section 5. For every value the arms might share,
/// both arms' evidence against it adds up; the p-value belongs to the value that is refuted least.
///
/// @param quantile between 0 and 1
/// @param tunedFor units per arm at which the test is about as strong as it can be made
/// @param tunedAlpha the level for which it is tuned
public record QuantileComparison(double quantile, double tunedFor, double tunedAlpha) {
    public QuantileComparison {
        if (!(quantile > 0 && quantile < 1 && tunedAlpha > 0 && tunedAlpha < 1)) {
            throw new IllegalArgumentException(
                    "quantile and alpha must be between 0 and 1, but are " + quantile + " and " + tunedAlpha);
        }
        if (!(tunedFor > 0)) {
            throw new IllegalArgumentException("a test is tuned for a positive number of units, not " + tunedFor);
        }
    }

    /// Empty where an arm has no observations.
    public OptionalDouble pValue(OrderedSample control, OrderedSample treatment) {
        OptionalDouble logE = logE(control, treatment);
        return logE.isEmpty() ? logE : OptionalDouble.of(Math.min(1, Math.exp(-logE.getAsDouble())));
    }

    /// Logarithm of the evidence that the quantiles differ; empty where an arm has no observations.
    public OptionalDouble logE(OrderedSample control, OrderedSample treatment) {
        if (control.size() == 0 || treatment.size() == 0) {
            return OptionalDouble.empty();
        }
        Evidence first = evidence(control);
        Evidence second = evidence(treatment);
        double from = Math.min(first.calmest(), second.calmest());
        double to = Math.max(first.calmest(), second.calmest());
        double least = Math.min(first.against(from) + second.against(from), first.against(to) + second.against(to));
        least = Math.min(least, leastBetween(from, to, control, first, second));
        return OptionalDouble.of(Math.min(least, leastBetween(from, to, treatment, first, second)));
    }

    /// Outside of both arms' own quantiles the evidence only grows, and between two neighbouring observations it
    /// stays as it is, so the observations between the quantiles are all that need trying.
    private static double leastBetween(double from, double to, OrderedSample sample, Evidence first, Evidence second) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < sample.distinct() && sample.value(i) <= to; i++) {
            double value = sample.value(i);
            if (value >= from) {
                least = Math.min(least, first.against(value) + second.against(value));
            }
        }
        return least;
    }

    private Evidence evidence(OrderedSample sample) {
        double variance = quantile * (1 - quantile);
        double rho = Mixture.twoSidedRho(tunedFor * variance, tunedAlpha);
        Mixture mixture = new Mixture.BetaBinomial(rho, quantile, 1 - quantile, false);
        double accumulated = variance * sample.size();
        double calmest = Minima.between(0, 1, share -> mixture.logE((share - quantile) * sample.size(), accumulated));
        return new Evidence(this, mixture, sample, calmest);
    }

    /// One arm's evidence against values of its quantile.
    ///
    /// @param calmestShare of observations below at which there is the least evidence; near the quantile
    private record Evidence(QuantileComparison test, Mixture mixture, OrderedSample sample, double calmestShare) {

        double calmest() {
            return sample.atRank((long) Math.ceil(calmestShare * sample.size()));
        }

        /// Observations that equal the value can count as below or above it: as it suits the hypothesis.
        double against(double value) {
            double size = sample.size();
            double share = Math.clamp(calmestShare, sample.below(value) / size, sample.atMost(value) / size);
            return mixture.logE((share - test.quantile) * size, test.quantile * (1 - test.quantile) * size);
        }
    }
}
