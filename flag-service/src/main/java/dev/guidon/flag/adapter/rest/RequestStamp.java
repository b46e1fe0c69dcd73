package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Principal;
import dev.guidon.flag.audit.Origin;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.InstantSource;
import java.util.Optional;

/// Who makes the change that a request asks for, and when.
@ApplicationScoped
class RequestStamp {
    /// `true` asks to make a change past the policy of its environment, in an emergency.
    static final String BYPASS = "Guidon-Bypass-Policy";

    private final Caller caller;
    private final HttpHeaders headers;
    private final InstantSource clock;

    /// @param headers of whichever request is looked at
    RequestStamp(Caller caller, HttpHeaders headers, InstantSource clock) {
        this.caller = caller;
        this.headers = headers;
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
        Principal principal = caller.principal();
        return new Stamp(principal.actor(), clock.instant(), comment.strip(), origin(principal));
    }

    private Origin origin(Principal principal) {
        Origin direct = Origin.by(principal.personalToken());
        return switch (Optional.ofNullable(headers.getHeaderString(BYPASS)).orElse("false")) {
            case "true" -> direct.inEmergency(principal.actor());
            case "false" -> direct;
            default -> throw new FailureException(Failure.Invalid.of(BYPASS, "must be true or false"));
        };
    }
}
