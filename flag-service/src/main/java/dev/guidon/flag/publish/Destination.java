package dev.guidon.flag.publish;

import java.util.Locale;

/// Where changes go.
public enum Destination {
    /// The rulesets that readers load and follow.
    REDIS,
    /// The topic of changes, for whoever else wants to know.
    KAFKA;

    /// How it is written in tables, metrics and health.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
