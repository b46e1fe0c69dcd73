package dev.guidon.flag.edit;

import java.time.Instant;

/// A flag in a list.
///
/// @param changedAt last change of its definition or of a configuration
/// @param changedBy who made that
public record ListedFlag(FlagDefinition definition, Instant changedAt, String changedBy) {}
