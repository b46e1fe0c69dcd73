package dev.guidon.flag.audit;

/// Who makes a change.
public record Actor(String id) {
    /// Whoever holds the administrator token.
    public static final Actor ADMINISTRATOR = new Actor("administrator");

    /// Somebody who has logged in.
    public static Actor user(String email) {
        return new Actor("user:" + email);
    }

    public boolean isUser() {
        return id.startsWith("user:");
    }

    /// Whatever holds a service token or a personal access token.
    public static Actor token(String id) {
        return new Actor("token:" + id);
    }
}
