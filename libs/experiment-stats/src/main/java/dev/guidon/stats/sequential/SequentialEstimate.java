package dev.guidon.stats.sequential;

import dev.guidon.stats.Interval;
import java.util.OptionalDouble;

/// What a sequential method says of an effect at one moment, or why it can say nothing.
public sealed interface SequentialEstimate {

    /// An effect with what holds of it at this moment and at all others together.
    ///
    /// @param multiplier how many standard errors the interval reaches from the effect
    /// @param interval without an end on the side that the test does not look at
    /// @param logEValue logarithm of the evidence against no effect: a bet's gain whose expectation is at most one
    ///     under every stopping rule. Empty where the method has none. Those of independent experiments add up
    record Effect(
            double value,
            double standardError,
            double multiplier,
            Interval interval,
            double pValue,
            OptionalDouble logEValue)
            implements SequentialEstimate {
        public double halfWidth() {
            return multiplier * standardError;
        }
    }

    record NotComputable(Reason reason) implements SequentialEstimate {}

    enum Reason {
        /// No units have been seen.
        NO_UNITS("no_units"),
        /// The effect has a standard error of zero: nothing varies.
        ZERO_VARIANCE("zero_variance"),
        /// The effect, its standard error or its interval is larger than any double.
        OUT_OF_RANGE("out_of_range");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /// Stable: clients match on it.
        public String code() {
            return code;
        }
    }
}
