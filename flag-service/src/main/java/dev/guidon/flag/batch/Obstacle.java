package dev.guidon.flag.batch;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.kit.failure.Failure;

/// What stands in the way of a change of one flag.
public sealed interface Obstacle {

    Failure failure();

    /// The change itself was refused.
    record Refused(Failure failure) implements Obstacle {

        public static Refused conflict(String code, String detail) {
            return new Refused(new Failure.Conflict(code, detail));
        }
    }

    /// The author lacks a right.
    record NotAllowed(Action action, ResourceName resource) implements Obstacle {
        @Override
        public Failure failure() {
            return new Failure.Forbidden(
                    "this takes " + action.word() + " on " + resource.text() + ", which no policy of yours allows");
        }
    }
}
