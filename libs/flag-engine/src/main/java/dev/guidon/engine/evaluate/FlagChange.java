package dev.guidon.engine.evaluate;

/// What became of a flag between two rulesets.
///
/// @param clientVisible whether a client key may see the flag, before or after
public record FlagChange(String flagKey, Kind kind, boolean clientVisible) {
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }
}
