package dev.guidon.engine.evaluate;

import dev.guidon.engine.bucket.Buckets;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdRule;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A compiled [dev.guidon.engine.flag.Serve].
sealed interface Outcome permits Outcome.Fixed, Outcome.Drawn, Outcome.Nobody, Outcome.Raw, RampedOutcome {

    /// The decision for a subject, or null when it has no unit to draw by.
    Decision.@Nullable Served pick(Subject subject);

    record Fixed(Decision.Served decision) implements Outcome {
        @Override
        public Decision.Served pick(Subject subject) {
            return decision;
        }
    }

    /// A ramp that has not begun when it was paused.
    record Nobody() implements Outcome {
        @Override
        public Decision.@Nullable Served pick(Subject subject) {
            return null;
        }
    }

    record Drawn(AttributePath unit, Buckets buckets, List<Decision.Served> decisions) implements Outcome {
        @Override
        public Decision.@Nullable Served pick(Subject subject) {
            String drawn = subject.unit(unit);
            return drawn == null ? null : decisions.get(buckets.shareOf(drawn));
        }
    }

    /// A rule of flagd. Null also when the rule leaves the answer to the caller's code, or fails.
    ///
    /// @param decisions by the key of their variant; their reason is that of a rule that matched
    /// @param whenNothing why the default variant is served
    /// @param clock rules of flagd may ask for the time
    record Raw(FlagdRule rule, Map<String, Decision.Served> decisions, Reason whenNothing, InstantSource clock)
            implements Outcome {
        @Override
        public Decision.@Nullable Served pick(Subject subject) {
            FlagdDecision decision = decide(subject);
            if (!(decision instanceof FlagdDecision.Served served)) {
                return null;
            }
            Decision.Served named = Objects.requireNonNull(decisions.get(served.variant()));
            return served.reason() == Reason.TARGETING_MATCH ? named : named.because(whenNothing);
        }

        /// flagd's answer for a subject.
        ///
        /// @param decision what the flag came to
        FlagdDecision asFlagd(CompiledFlag flag, Decision.Served decision, Subject subject) {
            if (decision == flag.off()) {
                return new FlagdDecision.CallersDefault(flag.key(), Reason.DISABLED, rule.metadata());
            }
            return decision == flag.undrawn()
                    ? decide(subject)
                    : new FlagdDecision.Served(
                            flag.key(),
                            decision.variant().key(),
                            decision.variant().value(),
                            decision.reason(),
                            rule.metadata());
        }

        FlagdDecision decide(Subject subject) {
            return rule.decide(RawContext.of(subject), clock.instant().getEpochSecond());
        }
    }
}
