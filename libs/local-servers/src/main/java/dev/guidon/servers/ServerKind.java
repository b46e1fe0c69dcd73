package dev.guidon.servers;

import java.util.Locale;

/// The three servers the platform stands on.
public enum ServerKind {
    POSTGRES,
    REDIS,
    KAFKA;

    /// The name in files, arguments and messages.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ServerKind of(String key) {
        for (ServerKind kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no server is called '" + key + "': it is postgres, redis or kafka");
    }
}
