package dev.guidon.stats.health;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.special.Gamma;

/// Whether the arms get the units that their shares promise, tested after every batch and valid at all of them
/// together: M. Lindon, A. Malek, *Anytime-valid inference for multinomial count data*, NeurIPS 2022. The Bayes
/// factor of a Dirichlet prior around the promised shares against exactly those shares is a test martingale.
///
/// An immutable state: [#plus] gives the next one. The order of units inside a batch does not matter, and neither
/// does how a stream is cut into batches.
public final class SequentialSampleRatio {
    /// As many units as the prior is worth. Strong, because mismatches of practical size are near to the promise.
    public static final double USUAL_CONCENTRATION = 10_000;

    private final List<Double> shares;
    private final List<Double> prior;
    private final List<Long> units;
    private final Look look;

    /// What is known after a batch.
    ///
    /// @param logMarginalAlternative of all batches as batches
    /// @param pValue the smallest 1/Bayes factor so far, at most 1: a mismatch once found stays found
    public record Look(double logMarginalAlternative, double logMarginalNull, double pValue) {

        public double logBayesFactor() {
            return logMarginalAlternative - logMarginalNull;
        }

        /// Infinite when larger than any double.
        public double bayesFactor() {
            return Math.exp(logBayesFactor());
        }

        /// The probability of a mismatch for someone who thought both as likely before.
        public double posteriorProbability() {
            return 1 / (1 + Math.exp(-logBayesFactor()));
        }
    }

    private SequentialSampleRatio(List<Double> shares, List<Double> prior, List<Long> units, Look look) {
        this.shares = shares;
        this.prior = prior;
        this.units = units;
        this.look = look;
    }

    /// With the usual prior. Shares are positive; only the proportions between them count. An arm without a share
    /// takes no part in this test.
    public static SequentialSampleRatio of(List<Double> shares) {
        return of(shares, shares, USUAL_CONCENTRATION);
    }

    /// @param priorMeans positive; times `concentration` they are the prior's parameters
    public static SequentialSampleRatio of(List<Double> shares, List<Double> priorMeans, double concentration) {
        if (shares.size() < 2 || priorMeans.size() != shares.size()) {
            throw new IllegalArgumentException("a ratio needs two or more shares and as many means of the prior, not "
                    + shares + " and " + priorMeans);
        }
        if (!(smallest(shares) > 0 && smallest(priorMeans) > 0 && concentration > 0)) {
            throw new IllegalArgumentException("shares, means of the prior and concentration must be positive, not "
                    + shares + ", " + priorMeans + " and " + concentration);
        }
        double whole = sum(shares);
        double normal = priorMeans.equals(shares) ? whole : 1;
        return new SequentialSampleRatio(
                shares.stream().map(share -> share / whole).toList(),
                priorMeans.stream().map(mean -> mean / normal * concentration).toList(),
                shares.stream().map(_ -> 0L).toList(),
                new Look(0, 0, 1));
    }

    public Look look() {
        return look;
    }

    /// Units of each arm so far.
    public List<Long> units() {
        return units;
    }

    /// After a batch: how many units each arm got in it.
    public SequentialSampleRatio plus(List<Long> batch) {
        if (batch.size() != units.size() || batch.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    "a batch holds a count from 0 on for each of " + units.size() + " arms, unlike " + batch);
        }
        List<Double> posterior = new ArrayList<>();
        List<Long> total = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            posterior.add(prior.get(i) + batch.get(i));
            total.add(Math.addExact(units.get(i), batch.get(i)));
        }
        return new SequentialSampleRatio(shares, List.copyOf(posterior), List.copyOf(total), next(batch, posterior));
    }

    private Look next(List<Long> batch, List<Double> posterior) {
        double arrangements = logArrangements(batch);
        double alternative = look.logMarginalAlternative + arrangements + logDirichlet(posterior) - logDirichlet(prior);
        double underShares = 0;
        for (int i = 0; i < batch.size(); i++) {
            underShares += batch.get(i) * Math.log(shares.get(i));
        }
        double asPromised = look.logMarginalNull + arrangements + underShares;
        double pValue = Math.min(look.pValue, Math.exp(asPromised - alternative));
        return new Look(alternative, asPromised, pValue);
    }

    /// Logarithm of the number of orders in which a batch can have come in.
    private static double logArrangements(List<Long> batch) {
        double logs = 0;
        long size = 0;
        for (long count : batch) {
            logs -= Gamma.logGamma(count + 1.0);
            size += count;
        }
        return logs + Gamma.logGamma(size + 1.0);
    }

    /// Logarithm of the Dirichlet distribution's normalising constant.
    private static double logDirichlet(List<Double> parameters) {
        double logs = -Gamma.logGamma(sum(parameters));
        for (double parameter : parameters) {
            logs += Gamma.logGamma(parameter);
        }
        return logs;
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double smallest(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }
}
