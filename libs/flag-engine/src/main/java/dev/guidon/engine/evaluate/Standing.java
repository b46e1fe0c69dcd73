package dev.guidon.engine.evaluate;

/// How a subject stands to a segment.
public enum Standing {
    /// Written down as excluded, whatever else holds.
    EXCLUDED,
    INCLUDED,
    MEETS_RULE,
    MEETS_NO_RULE,
    NO_SUCH_SEGMENT;

    public boolean isIn() {
        return this == INCLUDED || this == MEETS_RULE;
    }
}
