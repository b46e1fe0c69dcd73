package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Who makes the change that a request asks for, and when.
@ApplicationScoped
class RequestStamp {
    private final Caller caller;
    private final InstantSource clock;

    RequestStamp(Caller caller, InstantSource clock) {
        this.caller = caller;
        this.clock = clock;
    }

    Stamp now() {
        return now("");
    }

    /// @param comment what the author says of the change; empty for nothing
    Stamp now(String comment) {
        if (comment.length() > Stamp.MAX_COMMENT) {
            throw new FailureException(Failure.Invalid.of(
                    "comment",
                    "has " + comment.length() + " characters; at most " + Stamp.MAX_COMMENT + " are allowed"));
        }
        return new Stamp(caller.principal().actor(), clock.instant(), comment.strip());
    }
}
