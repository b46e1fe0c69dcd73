package dev.guidon.stats.sequential;

import dev.guidon.stats.Interval;
import dev.guidon.stats.sequential.SequentialEstimate.Effect;
import dev.guidon.stats.sequential.SequentialEstimate.NotComputable;
import dev.guidon.stats.sequential.SequentialEstimate.Reason;
import java.util.Optional;
import java.util.OptionalDouble;

/// An effect as it stands: absolute or relative, adjusted or not.
///
/// @param units of all compared arms together
public record Observed(double value, double standardError, double units) {

    public Observed {
        if (!(units >= 0) || !(standardError >= 0)) {
            throw new IllegalArgumentException(
                    "units and standard error must not be negative, but are " + units + " and " + standardError);
        }
    }

    double z() {
        return value / standardError;
    }

    Optional<NotComputable> obstacle() {
        if (units == 0) {
            return Optional.of(new NotComputable(Reason.NO_UNITS));
        }
        if (!Double.isFinite(value) || !Double.isFinite(standardError)) {
            return Optional.of(new NotComputable(Reason.OUT_OF_RANGE));
        }
        return standardError == 0 ? Optional.of(new NotComputable(Reason.ZERO_VARIANCE)) : Optional.empty();
    }

    /// The estimate whose interval reaches `multiplier` standard errors.
    SequentialEstimate within(double multiplier, Direction direction, double pValue, OptionalDouble logEValue) {
        double reach = multiplier * standardError;
        if (!Double.isFinite(value - reach) || !Double.isFinite(value + reach)) {
            return new NotComputable(Reason.OUT_OF_RANGE);
        }
        double lower = direction == Direction.DOWN ? Double.NEGATIVE_INFINITY : value - reach;
        double upper = direction == Direction.UP ? Double.POSITIVE_INFINITY : value + reach;
        return new Effect(value, standardError, multiplier, new Interval(lower, upper), pValue, logEValue);
    }
}
