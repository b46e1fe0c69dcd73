package dev.guidon.stats;

import java.util.List;
import org.hipparchus.special.Gamma;

/// Whether the arms got the units that their shares promise: Pearson's chi-square test. A mismatch means that exposures
/// are lost or doubled in one arm more than in another, and that no other number of the experiment can be trusted.
///
/// With many units the test sees mismatches that do not matter, so the size of the deviation stands beside the p-value.
/// It is a test for one look; repeated at every refresh it raises false alarms more often than its level says.
public sealed interface SampleRatioCheck {

    /// What one arm got and should have got.
    ///
    /// @param share in any unit, as a fraction or in parts of 100,000: only the proportions between the arms count
    record Arm(long units, double share) {
        public Arm {
            if (units < 0) {
                throw new IllegalArgumentException("units must not be negative, but are " + units);
            }
            if (share != 0 && !(share >= 1e-9 && share <= 1e9)) {
                throw new IllegalArgumentException("a share must be 0, or from 1e-9 to 1e9, but is " + share);
            }
        }
    }

    /// The test's answer.
    ///
    /// @param degreesOfFreedom one less than the arms that have a share
    /// @param smallestExpected units expected in the smallest arm; below 5 the p-value is a poor approximation
    /// @param largestDeviation of the observed from the expected units as a share of the expected, signed, in the
    ///     arm where it is largest
    /// @param strayUnits units in arms without a share. They take no part in the test: a share of zero is often the
    ///     end of a rollout, and a single left-over unit would make the p-value zero
    record Tested(
            double chiSquare,
            int degreesOfFreedom,
            double pValue,
            double smallestExpected,
            double largestDeviation,
            long strayUnits)
            implements SampleRatioCheck {}

    record NotComputable(Reason reason) implements SampleRatioCheck {}

    enum Reason {
        /// No arm that has a share has units.
        NO_UNITS("no_units"),
        /// Fewer than two arms have a share, so there is no ratio.
        TOO_FEW_ARMS("too_few_arms");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /// Stable: clients match on it.
        public String code() {
            return code;
        }
    }

    static SampleRatioCheck of(List<Arm> arms) {
        List<Arm> sharing = arms.stream().filter(arm -> arm.share > 0).toList();
        if (sharing.size() < 2) {
            return new NotComputable(Reason.TOO_FEW_ARMS);
        }
        long units = unitsOf(sharing);
        if (units == 0) {
            return new NotComputable(Reason.NO_UNITS);
        }
        return tested(sharing, units, unitsOf(arms) - units);
    }

    private static long unitsOf(List<Arm> arms) {
        return arms.stream().mapToLong(Arm::units).reduce(0, Math::addExact);
    }

    private static Tested tested(List<Arm> arms, long units, long strayUnits) {
        double shares = arms.stream().mapToDouble(Arm::share).sum();
        double chiSquare = 0;
        double smallestExpected = Double.POSITIVE_INFINITY;
        double largestDeviation = 0;
        for (Arm arm : arms) {
            double expected = units * (arm.share / shares);
            double deviation = (arm.units - expected) / expected;
            chiSquare += deviation * deviation * expected;
            smallestExpected = Math.min(smallestExpected, expected);
            largestDeviation = Math.abs(deviation) > Math.abs(largestDeviation) ? deviation : largestDeviation;
        }
        int degreesOfFreedom = arms.size() - 1;
        double pValue = Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, chiSquare / 2);
        return new Tested(chiSquare, degreesOfFreedom, pValue, smallestExpected, largestDeviation, strayUnits);
    }
}
