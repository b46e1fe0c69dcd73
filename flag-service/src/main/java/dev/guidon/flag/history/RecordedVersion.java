package dev.guidon.flag.history;

import dev.guidon.flag.audit.Stamp;

/// A version of a configuration, and who made it when and why.
public record RecordedVersion(long version, Stamp stamp) {}
