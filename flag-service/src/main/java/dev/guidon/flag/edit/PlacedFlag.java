package dev.guidon.flag.edit;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.project.Environment;

/// A flag as it stands in one environment.
public record PlacedFlag(Environment environment, FlagDefinition definition, FlagConfiguration configuration) {}
