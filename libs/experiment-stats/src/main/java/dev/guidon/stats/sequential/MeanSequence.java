package dev.guidon.stats.sequential;

import dev.guidon.stats.Interval;

/// The asymptotic confidence sequence of one arm's mean, with the sample variance inside the mixture: Waudby-Smith
/// and others (2024), equation 2.
///
/// @param rho scale of the mixture; see [#tunedFor]
public record MeanSequence(double alpha, double rho) {
    public MeanSequence {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, but is " + alpha);
        }
        if (!(rho > 0)) {
            throw new IllegalArgumentException("rho must be positive, but is " + rho);
        }
    }

    /// The sequence that is tightest after so many units.
    public static MeanSequence tunedFor(double alpha, double units) {
        double logs = -2 * Math.log(alpha);
        return new MeanSequence(alpha, Math.sqrt((logs + Math.log1p(logs)) / units));
    }

    /// Half the width after so many units of this variance; infinite without units.
    public double margin(double variance, double units) {
        double spread = units * variance * rho * rho + 1;
        return Math.sqrt(spread * (Math.log(spread) - 2 * Math.log(alpha))) / (units * rho);
    }

    public Interval interval(double mean, double variance, double units) {
        double margin = margin(variance, units);
        return new Interval(mean - margin, mean + margin);
    }
}
