package dev.guidon.flag.approval;

import dev.guidon.flag.audit.Actor;
import java.time.Instant;

/// What somebody said of a request.
///
/// @param revision of the proposal that was looked at
public record Review(Actor reviewer, Verdict verdict, int revision, String comment, Instant at) {

    public enum Verdict {
        APPROVE,
        DECLINE,
        COMMENT
    }
}
