package dev.guidon.engine.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a flag was decided for a subject: the steps in the order in which they were taken. The last one decided.
///
/// @param required how the flags were decided that this one requires, directly or through others; each flag once,
///     after those that it requires itself
public record Explanation(Decision.Served decision, List<Step> steps, List<Explained> required) {
    public Explanation {
        steps = List.copyOf(steps);
        required = List.copyOf(required);
    }

    /// How a required flag was decided.
    public record Explained(Decision.Served decision, List<Step> steps) {
        public Explained {
            steps = List.copyOf(steps);
        }
    }

    /// What was looked at.
    public sealed interface Step {

        /// The flag is off.
        record Off() implements Step {}

        /// Another flag had to be on and to serve one of `wanted`.
        ///
        /// @param served what it served; empty when there is no such flag, it is off, or the chain is too long
        record Required(String flagKey, Set<String> wanted, Optional<String> served, boolean held) implements Step {
            public Required {
                wanted = Set.copyOf(wanted);
            }
        }

        /// Targets were searched for the subject's unit.
        ///
        /// @param variant of the target that names the unit; empty when none does
        record Targeted(String attribute, Seen unit, Optional<String> variant) implements Step {}

        /// A rule was tried.
        ///
        /// @param draw of a rule that matched and serves a split
        /// @param variant that it served; empty when it did not match, or could not draw
        record Tried(String ruleId, ConditionTrace condition, Optional<Draw> draw, Optional<String> variant)
                implements Step {}

        /// No rule had served.
        ///
        /// @param draw of a default that is a split
        /// @param variant that it served; empty when it could not draw, so that the off variant was served
        record Fell(Optional<Draw> draw, Optional<String> variant) implements Step {}
    }
}
