package dev.guidon.engine.evaluate;

import dev.guidon.engine.bucket.Buckets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled [dev.guidon.engine.flag.Serve].
sealed interface Outcome permits Outcome.Fixed, Outcome.Drawn, Outcome.Nobody, RampedOutcome {

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
}
