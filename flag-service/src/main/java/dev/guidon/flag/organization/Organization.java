package dev.guidon.flag.organization;

import dev.guidon.flag.project.Key;
import java.time.Instant;

/// A tenant of the installation.
public record Organization(Key key, String name, Instant createdAt) {
    /// The one that there is from the start.
    public static final String DEFAULT = "default";
}
