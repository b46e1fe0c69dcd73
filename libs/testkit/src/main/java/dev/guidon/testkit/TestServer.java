package dev.guidon.testkit;

import java.util.Locale;

/// The servers a test can ask for.
public enum TestServer {
    POSTGRES,
    REDIS,
    KAFKA;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
