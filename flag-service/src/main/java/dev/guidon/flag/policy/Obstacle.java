package dev.guidon.flag.policy;

import dev.guidon.kit.failure.Failure;
import java.time.Instant;

/// Something that stands in the way of a change, but for those who may by-pass it.
sealed interface Obstacle {

    Audience mayBypass();

    /// Such as `approval_required`.
    String code();

    Failure refusal(String environmentKey);

    record Unapproved(Audience mayBypass) implements Obstacle {
        @Override
        public String code() {
            return "approval_required";
        }

        @Override
        public Failure refusal(String environmentKey) {
            return new Failure.Conflict(
                    code(),
                    "changes in environment '" + environmentKey + "' need approval; create a change request instead");
        }
    }

    record Frozen(String window, Instant until, Audience mayBypass) implements Obstacle {
        static final String CODE = "environment_frozen";

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public Failure refusal(String environmentKey) {
            return new Failure.Conflict(
                    code(),
                    "environment '" + environmentKey + "' is frozen until " + until + " ('" + window
                            + "'); make the change afterwards");
        }
    }
}
