package dev.guidon.flag.audit;

import java.time.Instant;

/// Who makes a change, when, and why. One for all that a request does.
///
/// @param comment what the author says of it; empty for nothing
/// @param origin how the change came in
public record Stamp(Actor actor, Instant at, String comment, Origin origin) {
    public static final int MAX_COMMENT = 1_000;

    public Stamp(Actor actor, Instant at, String comment) {
        this(actor, at, comment, Origin.DIRECT);
    }

    /// The same change, made later.
    public Stamp at(Instant later) {
        return new Stamp(actor, later, comment, origin);
    }

    /// The same with a comment for authors who gave none.
    public Stamp orComment(String standard) {
        return comment.isEmpty() ? new Stamp(actor, at, standard, origin) : this;
    }
}
