package dev.guidon.flag.audit;

/// Who makes a change.
public record Actor(String id) {
    /// Whoever holds the administrator token.
    public static final Actor ADMINISTRATOR = new Actor("administrator");
}
