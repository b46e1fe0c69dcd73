package dev.guidon.stats.sequential;

import dev.guidon.stats.numeric.Normal;

/// How much of the error a group sequential test may have spent when a share of the planned information is there:
/// K. K. G. Lan, D. L. DeMets, *Discrete sequential boundaries for clinical trials*, Biometrika 70 (1983).
public sealed interface Spending {
    /// From 0 to `alpha`, never falling; `alpha` from the whole information on.
    double spent(double alpha, double information);

    /// alpha·t^exponent; exponent 2 is between the two classical boundaries, 3 near O'Brien–Fleming.
    record Power(double exponent) implements Spending {
        public Power {
            if (!(exponent > 0)) {
                throw new IllegalArgumentException("the exponent must be positive, but is " + exponent);
            }
        }

        @Override
        public double spent(double alpha, double information) {
            return alpha * Math.pow(Math.min(1, information), exponent);
        }
    }

    /// Hardly anything early, so that the last look is nearly as good as a fixed test. For an alpha over both sides:
    /// 4(1 - Φ(z(alpha/4)/√t)); over one side: 2(1 - Φ(z(alpha/2)/√t)).
    record OBrienFleming(int sides) implements Spending {
        public OBrienFleming {
            if (sides != 1 && sides != 2) {
                throw new IllegalArgumentException("a test has 1 or 2 sides, not " + sides);
            }
        }

        @Override
        public double spent(double alpha, double information) {
            double share = Math.min(1, information);
            double z = Normal.upperQuantile(alpha / (2 * sides));
            return 2 * sides * Normal.upperTail(z / Math.sqrt(share));
        }
    }

    /// alpha·ln(1 + (e - 1)t): about the same boundary at every look.
    record Pocock() implements Spending {
        @Override
        public double spent(double alpha, double information) {
            return alpha * Math.log1p(Math.expm1(1) * Math.min(1, information));
        }
    }
}
