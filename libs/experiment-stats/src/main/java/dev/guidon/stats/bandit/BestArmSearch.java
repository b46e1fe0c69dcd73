package dev.guidon.stats.bandit;

import dev.guidon.stats.numeric.Minima;
import dev.guidon.stats.numeric.Roots;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Finding an arm that is at most `epsilon` worse than the best one, with as few units as possible: A. Garivier, E.
/// Kaufmann, *Optimal best arm identification with fixed confidence*, COLT 2016 (track and stop), for normal means.
///
/// @param epsilon how much worse the found arm may be
/// @param leastShare every arm's share of the units
/// @param regularisation pulls the shares towards equal ones, less the more units there are; 0 for none
public record BestArmSearch(double epsilon, double leastShare, double regularisation, Goal goal) {
    /// Smaller variances count as this one: an arm that did not vary yet is not certain.
    private static final double LEAST_VARIANCE = 1e-12;

    /// Smaller squared distances to the leader count as this one.
    private static final double LEAST_SQUARED_GAP = 1e-16;

    /// Nearer than this, arms cannot be told apart.
    private static final double SAME = 1e-10;

    /// An arm as it stands.
    ///
    /// @param variance of one unit
    public record Arm(double mean, double variance, long units) {}

    public BestArmSearch {
        if (!(epsilon >= 0 && leastShare >= 0 && regularisation >= 0)) {
            throw new IllegalArgumentException("epsilon, least share and regularisation must not be negative, but are "
                    + epsilon + ", " + leastShare + " and " + regularisation);
        }
    }

    /// The shares of the next units that make the weakest comparison with the leader as sharp as possible. They add
    /// up to 1. Equal where the least share leaves nothing to choose, or where nothing tells the arms apart.
    public List<Double> shares(List<Arm> arms) {
        if (arms.size() < 2) {
            throw new IllegalArgumentException("a search needs two arms or more, not " + arms.size());
        }
        Problem problem = problem(arms);
        int count = arms.size();
        if (count * leastShare >= 1 || problem.isFlat()) {
            return Collections.nCopies(count, 1.0 / count);
        }
        double most = 1 - (count - 1) * leastShare;
        double leader = Minima.between(leastShare, most, share -> problem.cost(share));
        return problem.sharesAround(leader);
    }

    /// The arm that is found, once every comparison with it is clear at the level `delta`: generalised likelihood
    /// ratios above ln(2t(K-1)/delta) after t units (proposition 12).
    public OptionalInt found(List<Arm> arms, double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must be between 0 and 1, but is " + delta);
        }
        int leader = leader(arms);
        double units = arms.stream().mapToLong(Arm::units).sum();
        double threshold = Math.log(2 * units * (arms.size() - 1) / delta);
        boolean clear = units > 0
                && IntStream.range(0, arms.size())
                        .filter(arm -> arm != leader)
                        .allMatch(arm -> likelihoodRatio(arms.get(leader), arms.get(arm)) > threshold);
        return clear ? OptionalInt.of(leader) : OptionalInt.empty();
    }

    /// Of the hypothesis that `other` is better than `leader` by epsilon or more; 0 without units.
    double likelihoodRatio(Arm leader, Arm other) {
        if (leader.units == 0 || other.units == 0) {
            return 0;
        }
        double gap = goal.merit(leader.mean) - goal.merit(other.mean) + epsilon;
        double variance = Math.max(LEAST_VARIANCE, leader.variance) / leader.units
                + Math.max(LEAST_VARIANCE, other.variance) / other.units;
        return gap * gap / (2 * variance);
    }

    private int leader(List<Arm> arms) {
        int leader = 0;
        for (int arm = 1; arm < arms.size(); arm++) {
            if (goal.merit(arms.get(arm).mean) > goal.merit(arms.get(leader).mean)) {
                leader = arm;
            }
        }
        return leader;
    }

    private Problem problem(List<Arm> arms) {
        int leader = leader(arms);
        double[] squaredGaps = arms.stream()
                .mapToDouble(arm -> goal.merit(arms.get(leader).mean) - goal.merit(arm.mean) + epsilon)
                .map(gap -> Math.max(LEAST_SQUARED_GAP, gap * gap))
                .toArray();
        double[] variances = arms.stream()
                .mapToDouble(arm -> Math.max(LEAST_VARIANCE, arm.variance))
                .toArray();
        double units = arms.stream().mapToLong(Arm::units).sum();
        double pull = regularisation / Math.sqrt(Math.max(1, units));
        return new Problem(leader, variances, squaredGaps, leastShare, pull);
    }

    /// Minimises T + pull·|w - equal|² over shares w and time T, where each arm's comparison with the leader asks
    /// that σ²/w of both together stays below T·gap²/2. Convex; for a given leader's share and T every other arm
    /// has a least share, and what is left over goes to the smallest ones.
    private static final class Problem {
        private final int leader;
        private final double[] variances;
        private final double[] squaredGaps;
        private final double leastShare;
        private final double pull;

        Problem(int leader, double[] variances, double[] squaredGaps, double leastShare, double pull) {
            this.leader = leader;
            this.variances = variances;
            this.squaredGaps = squaredGaps;
            this.leastShare = leastShare;
            this.pull = pull;
        }

        boolean isFlat() {
            boolean together = Arrays.stream(squaredGaps).allMatch(gap -> gap < SAME * SAME);
            double smallest = Arrays.stream(variances).min().orElseThrow();
            double largest = Arrays.stream(variances).max().orElseThrow();
            return together && largest - smallest < SAME;
        }

        double cost(double leaderShare) {
            double time = bestTime(leaderShare);
            return time + pull * distance(shares(leaderShare, time));
        }

        List<Double> sharesAround(double leaderShare) {
            double[] shares = shares(leaderShare, bestTime(leaderShare));
            double whole = Arrays.stream(shares).sum();
            return Arrays.stream(shares).mapToObj(share -> share / whole).toList();
        }

        private double bestTime(double leaderShare) {
            double shortest = shortestTime(leaderShare);
            return pull == 0
                    ? shortest
                    : Minima.between(
                            shortest, shortest + pull, time -> time + pull * distance(shares(leaderShare, time)));
        }

        /// The time at which the least shares of the others just fit beside the leader's.
        private double shortestTime(double leaderShare) {
            double lowest = 0;
            for (int arm = 0; arm < variances.length; arm++) {
                if (arm != leader) {
                    lowest = Math.max(lowest, 2 * variances[leader] / leaderShare / squaredGaps[arm]);
                }
            }
            double low = lowest;
            double high = 2 * lowest;
            while (leastShares(leaderShare, high) > 1 - leaderShare) {
                low = high;
                high *= 2;
            }
            return low == lowest ? bisected(leaderShare, low, high) : root(leaderShare, low, high);
        }

        private double root(double leaderShare, double low, double high) {
            return Roots.between(low, high, time -> leastShares(leaderShare, time) - (1 - leaderShare));
        }

        /// At its lower end the sum of the least shares is infinite.
        private double bisected(double leaderShare, double low, double high) {
            double below = low;
            double above = high;
            for (int i = 0; i < 200 && below < above; i++) {
                double middle = below + (above - below) / 2;
                if (leastShares(leaderShare, middle) > 1 - leaderShare) {
                    below = middle;
                } else {
                    above = middle;
                }
            }
            return above;
        }

        private double leastShares(double leaderShare, double time) {
            double sum = 0;
            for (int arm = 0; arm < variances.length; arm++) {
                sum += arm == leader ? 0 : leastShare(arm, leaderShare, time);
            }
            return sum;
        }

        private double leastShare(int arm, double leaderShare, double time) {
            double allowed = time * squaredGaps[arm] / 2 - variances[leader] / leaderShare;
            return allowed <= 0 ? Double.POSITIVE_INFINITY : Math.max(leastShare, variances[arm] / allowed);
        }

        private double[] shares(double leaderShare, double time) {
            double[] shares = new double[variances.length];
            double level = level(leaderShare, time);
            for (int arm = 0; arm < shares.length; arm++) {
                shares[arm] = arm == leader ? leaderShare : Math.max(level, leastShare(arm, leaderShare, time));
            }
            return shares;
        }

        /// The level up to which the smallest shares are filled.
        private double level(double leaderShare, double time) {
            double low = 0;
            double high = 1;
            for (int i = 0; i < 60; i++) {
                double level = (low + high) / 2;
                double sum = 0;
                for (int arm = 0; arm < variances.length; arm++) {
                    sum += arm == leader ? 0 : Math.max(level, leastShare(arm, leaderShare, time));
                }
                if (sum > 1 - leaderShare) {
                    high = level;
                } else {
                    low = level;
                }
            }
            return low;
        }

        private double distance(double[] shares) {
            double equal = 1.0 / shares.length;
            return Arrays.stream(shares)
                    .map(share -> (share - equal) * (share - equal))
                    .sum();
        }
    }
}
