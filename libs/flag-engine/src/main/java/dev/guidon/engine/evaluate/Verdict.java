package dev.guidon.engine.evaluate;

/// How a comparison went.
enum Verdict {
    HOLDS,
    FAILS,
    /// The attribute is not of a kind that the operator can read. Negation does not turn this into a match.
    UNREADABLE;

    static Verdict of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }
}
