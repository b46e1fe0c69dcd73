package dev.guidon.servers;

import java.util.Locale;

/// The three servers the platform stands on.
public enum ServerKind {
    /// On TERM it would wait for its clients to go, on INT for nobody.
    POSTGRES("INT"),
    REDIS("TERM"),
    KAFKA("TERM");

    private final String stopSignal;

    ServerKind(String stopSignal) {
        this.stopSignal = stopSignal;
    }

    /// The name in files, arguments and messages.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What stops it quickly and without losing anything, as a name for `kill -s`.
    public String stopSignal() {
        return stopSignal;
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
