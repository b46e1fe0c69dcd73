package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.project.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A flag with its configurations.
///
/// @param configurations by the key of the environment
public record ConfiguredFlag(FlagDefinition definition, Map<String, FlagConfiguration> configurations) {
    public ConfiguredFlag {
        configurations = Map.copyOf(configurations);
    }

    /// The flag with a configuration for each of `environments`: off where it has none.
    public ConfiguredFlag inAll(List<Environment> environments) {
        Map<String, FlagConfiguration> complete = new HashMap<>(configurations);
        environments.forEach(
                environment -> complete.putIfAbsent(environment.key().text(), definition.startingOff()));
        return new ConfiguredFlag(definition, complete);
    }

    /// The flag as it is in an environment that it has a configuration for.
    public Flag in(Environment environment) {
        return definition.with(
                Optional.ofNullable(configurations.get(environment.key().text()))
                        .orElseThrow());
    }
}
