package dev.guidon.stats.sequential;

import java.util.OptionalDouble;

/// The two-sided normal mixture over the number of units: S. R. Howard, A. Ramdas, J. McAuliffe, J. Sekhon,
/// *Time-uniform, nonparametric, nonasymptotic confidence sequences*, Annals of Statistics 49 (2021), equation 14.
///
/// @param alpha the chance that the interval misses the true effect at any moment ever
/// @param tunedFor units at which the interval is about as tight as it can be made
public record HowardSequence(double alpha, double tunedFor) {
    public HowardSequence {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, but is " + alpha);
        }
        if (!(tunedFor > 0)) {
            throw new IllegalArgumentException("a sequence is tuned for a positive number of units, not " + tunedFor);
        }
    }

    /// The number of units that the mixture weighs as much as the data.
    public double rho() {
        double logs = -2 * Math.log(alpha);
        return tunedFor / (Math.log1p(logs) + logs);
    }

    /// How many standard errors the interval reaches after so many units.
    public double multiplier(double units) {
        double rho = rho();
        return Math.sqrt((units + rho) / units * (Math.log1p(units / rho) - 2 * Math.log(alpha)));
    }

    public SequentialEstimate estimate(Observed observed) {
        return observed.obstacle().<SequentialEstimate>map(obstacle -> obstacle).orElseGet(() -> tested(observed));
    }

    private SequentialEstimate tested(Observed observed) {
        double rho = rho();
        double units = observed.units();
        double logE = observed.z() * observed.z() * units / (2 * (units + rho)) - Math.log1p(units / rho) / 2;
        return observed.within(
                multiplier(units), Direction.EITHER, Math.min(1, Math.exp(-logE)), OptionalDouble.of(logE));
    }
}
