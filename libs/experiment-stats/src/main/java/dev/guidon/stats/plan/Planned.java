package dev.guidon.stats.plan;

import java.util.OptionalDouble;

/// A planned quantity, or why there is none.
public sealed interface Planned {
    record Value(double value) implements Planned {}

    record NotComputable(Reason reason) implements Planned {}

    /// Empty where there is none.
    default OptionalDouble asOptional() {
        return switch (this) {
            case Value(var value) -> OptionalDouble.of(value);
            case NotComputable(var _) -> OptionalDouble.empty();
        };
    }

    enum Reason {
        /// A relative effect of a metric whose mean is zero.
        ZERO_BASELINE("zero_baseline"),
        /// The metric does not vary, so any effect would show at once.
        ZERO_VARIANCE("zero_variance"),
        /// There are no units.
        NO_UNITS("no_units"),
        /// Power at or below alpha needs no experiment.
        POWER_NOT_ABOVE_ALPHA("power_not_above_alpha"),
        /// With so few units no effect, however large, has the power: its own error grows with it.
        TOO_FEW_UNITS("too_few_units"),
        /// No number of units within reach gives the power.
        UNREACHABLE("unreachable"),
        /// An effect of zero cannot be found.
        ZERO_EFFECT("zero_effect"),
        /// The effect takes a rate below 0 or above 1.
        IMPOSSIBLE_RATE("impossible_rate");

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
