package dev.guidon.flag.history;

import dev.guidon.engine.flag.FlagConfiguration;

/// A configuration as it once was, or still is.
public record RecordedConfiguration(RecordedVersion recorded, FlagConfiguration configuration) {}
