package dev.guidon.flag.insight;

import dev.guidon.flag.edit.FlagDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A flag that has had its day.
///
/// @param reasons at least one
public record StaleFlag(FlagDefinition flag, Optional<Instant> lastEvaluatedAt, List<Reason> reasons) {
    public StaleFlag {
        reasons = List.copyOf(reasons);
    }

    /// Reasons as somebody asks for them.
    public enum Kind {
        NOT_EVALUATED,
        ONE_VARIANT,
        OVERDUE,
        MARKED
    }

    /// Why a flag is stale. The last two are what makes its state `stale`, too; they hold whatever its age.
    public sealed interface Reason {
        Kind kind();

        /// Nobody has asked for it in any environment.
        record NotEvaluated() implements Reason {
            @Override
            public Kind kind() {
                return Kind.NOT_EVALUATED;
            }
        }

        /// Every environment that asks for it gets one variant only, and its configuration has not been changed.
        ///
        /// @param variants by the key of the environment
        record OneVariant(Map<String, String> variants) implements Reason {
            public OneVariant {
                variants = Map.copyOf(variants);
            }

            @Override
            public Kind kind() {
                return Kind.ONE_VARIANT;
            }
        }

        /// It was to be gone after a day that has passed.
        record Overdue(LocalDate until) implements Reason {
            @Override
            public Kind kind() {
                return Kind.OVERDUE;
            }
        }

        /// Somebody said so.
        record Marked(Instant since) implements Reason {
            @Override
            public Kind kind() {
                return Kind.MARKED;
            }
        }
    }
}
