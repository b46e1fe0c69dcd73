package dev.guidon.stats;

/// What comparing two arms gives: an effect, or the reason why the statistics determine none. There is no effect of
/// zero with a p-value of one that stands for "unknown".
public sealed interface Estimate {

    /// The effect of the treatment over the control.
    ///
    /// @param value in the unit of the metric when absolute, as a share of the control's mean when relative
    /// @param degreesOfFreedom of Student's t; a real number
    /// @param pValue two-sided; zero only when it is smaller than any double
    /// @param interval holds the value; excludes zero exactly when the p-value is below the test's alpha
    record Effect(double value, double standardError, double degreesOfFreedom, double pValue, Interval interval)
            implements Estimate {}

    record NotComputable(Reason reason) implements Estimate {}

    enum Reason {
        /// An arm has no units.
        NO_UNITS("no_units"),
        /// An arm has a single unit, which has no spread.
        TOO_FEW_UNITS("too_few_units"),
        /// The sums of an arm cannot come from real numbers: they would give a negative variance.
        CONTRADICTORY_SUMS("contradictory_sums"),
        /// The effect has a standard error of zero: nothing varies.
        ZERO_VARIANCE("zero_variance"),
        /// An effect relative to a mean of zero.
        ZERO_BASELINE("zero_baseline"),
        /// A ratio whose denominator is zero.
        ZERO_DENOMINATOR("zero_denominator"),
        /// The effect or its standard error is larger than any double.
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
