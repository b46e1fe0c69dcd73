package dev.guidon.engine.flag;

/// Serves `serve` to subjects that meet `condition`.
///
/// @param id stable over edits of the rule; unique in its flag
public record Rule(String id, Caption caption, Condition condition, Serve serve) {

    /// A rule whose id says enough.
    public Rule(String id, Condition condition, Serve serve) {
        this(id, Caption.NONE, condition, serve);
    }
}
