package dev.guidon.flag.exchange;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.FlagDefinition;
import java.util.Optional;

/// A flag as a document wants it.
///
/// @param configuration in the environment, whatever its version; empty to leave it as it is
public record WantedFlag(FlagDefinition definition, Optional<FlagConfiguration> configuration) {}
