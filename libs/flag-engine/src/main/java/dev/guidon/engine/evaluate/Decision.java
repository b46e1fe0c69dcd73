package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Variant;
import java.util.Optional;

/// The answer of an evaluation. Decisions are made when a ruleset is compiled and handed out as they are: deciding
/// allocates none.
public sealed interface Decision {

    String flagKey();

    /// @param clientVisible whether a client key may see the flag
    /// @param flagVersion of the configuration that decided
    record Served(String flagKey, boolean clientVisible, long flagVersion, Variant variant, Cause cause)
            implements Decision {

        public Reason reason() {
            return cause.reason();
        }

        /// The same variant for another reason.
        Served because(Reason reason) {
            return new Served(
                    flagKey,
                    clientVisible,
                    flagVersion,
                    variant,
                    new Cause(reason, cause.ruleId(), cause.experiment()));
        }
    }

    /// There is no such flag: the caller's own default applies.
    record Unknown(String flagKey) implements Decision {}

    /// What led to the variant.
    ///
    /// @param ruleId the rule that served, if one did
    /// @param experiment the experiment that drew the variant, if one did: the subject's unit is exposed to it
    record Cause(Reason reason, Optional<String> ruleId, Optional<ExperimentDraw> experiment) {
        static Cause of(Reason reason) {
            return new Cause(reason, Optional.empty(), Optional.empty());
        }
    }

    /// @param unit the attribute that holds the unit that was drawn
    record ExperimentDraw(String experimentKey, AttributePath unit) {}
}
