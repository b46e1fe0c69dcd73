package dev.guidon.stats.sequential;

import dev.guidon.stats.Interval;
import dev.guidon.stats.numeric.Roots;

/// A confidence sequence for a rate that needs no approximation, however small the rate or the sample: the rates
/// that the beta-binomial mixture does not reject.
///
/// @param alpha the chance that the interval misses the true rate at any moment ever
/// @param tunedFor trials at which the interval is about as tight as it can be made
/// @param tunedAlpha the level for which it is tuned; usually alpha
public record BernoulliSequence(double alpha, double tunedFor, double tunedAlpha) {
    public BernoulliSequence {
        if (!(alpha > 0 && alpha < 1 && tunedAlpha > 0 && tunedAlpha < 1)) {
            throw new IllegalArgumentException(
                    "alpha must be between 0 and 1, but is " + alpha + " and tuned for " + tunedAlpha);
        }
        if (!(tunedFor > 0)) {
            throw new IllegalArgumentException("a sequence is tuned for a positive number of trials, not " + tunedFor);
        }
    }

    /// From 0 to 1 where nothing is known yet.
    public Interval interval(double successes, double trials) {
        if (!(successes >= 0 && successes <= trials)) {
            throw new IllegalArgumentException("successes must be from 0 to " + trials + ", but are " + successes);
        }
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double rate = successes / trials;
        return new Interval(
                rate == 0 ? 0 : edge(0, rate, successes, trials), rate == 1 ? 1 : edge(1, rate, successes, trials));
    }

    /// Logarithm of the evidence against a rate, valid at all times.
    public double logE(double rate, double successes, double trials) {
        double variance = rate * (1 - rate);
        double rho = Mixture.twoSidedRho(variance * tunedFor, tunedAlpha);
        return new Mixture.BetaBinomial(rho, rate, 1 - rate, false).logE(successes - rate * trials, variance * trials);
    }

    /// The evidence against a rate grows from the observed one towards `end`. It may stay too small on all the way.
    private double edge(double end, double rate, double successes, double trials) {
        double inside = rate;
        double outside = end + (rate - end) / 2;
        while (excess(outside, rate, successes, trials) <= 0) {
            inside = outside;
            outside = end + (outside - end) / 2;
            if (Math.abs(outside - end) < 1e-14) {
                return end;
            }
        }
        return Roots.between(
                Math.min(inside, outside),
                Math.max(inside, outside),
                candidate -> excess(candidate, rate, successes, trials));
    }

    /// Above zero where a candidate is rejected; the observed rate itself never is.
    private double excess(double candidate, double rate, double successes, double trials) {
        double threshold = -Math.log(alpha);
        return candidate == rate ? -threshold : logE(candidate, successes, trials) - threshold;
    }
}
