package dev.guidon.stats.sequential;

import dev.guidon.stats.numeric.Normal;
import java.util.OptionalDouble;

/// The asymptotic confidence sequence: I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy, A. Ramdas,
/// *Time-uniform central limit theory and asymptotic confidence sequences*, Annals of Statistics 52 (2024), theorem
/// 2.2 with the tuning of its appendix B.2. Needs only an estimator that is asymptotically normal and a consistent
/// standard error, so it may be looked at after every unit, with adjusted means and ratios as well.
///
/// @param alpha the chance that the interval misses the true effect at any moment ever; below 1/2
///     for one side
/// @param tunedFor units at which the interval is about as tight as it can be made
public record AsymptoticSequence(double alpha, double tunedFor, Direction direction) {
    /// A one-sided p-value is given between these. Nearer to 1/2 it says nothing, and the normal approximation does
    /// not carry further out.
    private static final double SMALLEST_ONE_SIDED = 1e-5;

    private static final double LARGEST_ONE_SIDED = 0.4999;

    public AsymptoticSequence {
        double most = direction == Direction.EITHER ? 1 : 0.5;
        if (!(alpha > 0 && alpha < most)) {
            throw new IllegalArgumentException("alpha must be between 0 and " + most + ", but is " + alpha);
        }
        if (!(tunedFor > 0)) {
            throw new IllegalArgumentException("a sequence is tuned for a positive number of units, not " + tunedFor);
        }
    }

    /// The scale of the mixture. One-sided sequences use that of twice the level.
    public double rho() {
        double logs = -2 * Math.log(direction == Direction.EITHER ? alpha : 2 * alpha);
        return Math.sqrt((logs + Math.log1p(logs)) / tunedFor);
    }

    /// How many standard errors the interval reaches after so many units.
    public double multiplier(double units) {
        double information = units * rho() * rho();
        double crossing = direction == Direction.EITHER
                ? Math.log(information + 1) / 2 - Math.log(alpha)
                : Math.log1p(Math.sqrt(information + 1) / (2 * alpha));
        return Math.sqrt(2 * (information + 1) / information * crossing);
    }

    public SequentialEstimate estimate(Observed observed) {
        return observed.obstacle()
                .<SequentialEstimate>map(obstacle -> obstacle)
                .orElseGet(() -> observed.within(
                        multiplier(observed.units()),
                        direction,
                        pValue(observed),
                        OptionalDouble.of(logEValue(observed))));
    }

    /// The smallest level at which the sequence tuned for this alpha excludes zero.
    private double pValue(Observed observed) {
        double information = observed.units() * rho() * rho();
        double z = direction.along(observed.z());
        double growth = z * z * information / (2 * (information + 1));
        if (direction == Direction.EITHER) {
            return Math.min(1, Math.sqrt(information + 1) * Math.exp(-growth));
        }
        double solved = z > 0 ? Math.sqrt(information + 1) / (2 * Math.expm1(growth)) : LARGEST_ONE_SIDED;
        return Math.clamp(solved, SMALLEST_ONE_SIDED, LARGEST_ONE_SIDED);
    }

    /// Mixes over a normal distribution of effects, or over its half in the tested direction.
    private double logEValue(Observed observed) {
        double information = observed.units() * rho() * rho();
        double z = observed.z();
        double share = information / (information + 1);
        double whole = z * z * share / 2 - Math.log1p(information) / 2;
        return direction == Direction.EITHER
                ? whole
                : whole + Math.log(2) + Normal.logLowerTail(direction.along(z) * Math.sqrt(share));
    }
}
