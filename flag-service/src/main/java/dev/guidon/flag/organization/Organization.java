package dev.guidon.flag.organization;

import dev.guidon.flag.project.Key;
import java.time.Instant;

/// A tenant of the installation.
///
/// @param version counts changes, from 1
/// @param demandsSecondFactor whether it knows only members who showed more than a password
public record Organization(Key key, long version, String name, boolean demandsSecondFactor, Instant createdAt) {
    /// The one that there is from the start.
    public static final String DEFAULT = "default";
}
