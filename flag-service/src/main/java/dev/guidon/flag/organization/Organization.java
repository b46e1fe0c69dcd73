package dev.guidon.flag.organization;

import dev.guidon.flag.project.Key;
import java.time.Instant;

/// A tenant of the installation.
///
/// @param version counts changes, from 1
public record Organization(Key key, long version, String name, Instant createdAt) {
    /// The one that there is from the start.
    public static final String DEFAULT = "default";
}
