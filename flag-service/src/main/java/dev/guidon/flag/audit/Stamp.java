package dev.guidon.flag.audit;

import java.time.Instant;

/// Who makes a change, when, and why. One for all that a request does.
///
/// @param comment what the author says of it; empty for nothing
public record Stamp(Actor actor, Instant at, String comment) {
    public static final int MAX_COMMENT = 1_000;

    /// The same with a comment for authors who gave none.
    public Stamp orComment(String standard) {
        return comment.isEmpty() ? new Stamp(actor, at, standard) : this;
    }
}
