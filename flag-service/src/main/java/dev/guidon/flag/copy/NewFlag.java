package dev.guidon.flag.copy;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.FlagDefinition.Life;
import dev.guidon.flag.edit.FlagDraft;
import dev.guidon.flag.project.Key;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A flag that is new in its project, and like one that there is.
///
/// @param like what it takes its purpose and its variants from
/// @param configurations by the key of the environment; it starts off in others
record NewFlag(Key key, Label label, FlagDefinition like, Map<String, FlagConfiguration> configurations)
        implements FlagDraft {
    NewFlag {
        configurations = Map.copyOf(configurations);
    }

    @Override
    public Set<String> requiredFlags() {
        return configurations.values().stream()
                .flatMap(configuration -> RequiredFlags.of(configuration).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public ConfiguredFlag read(Surroundings surroundings, Instant createdAt) {
        configurations
                .values()
                .forEach(configuration -> RequiredFlags.check(key.text(), configuration, surroundings.neighbours()));
        FlagDefinition definition = new FlagDefinition(
                surroundings.project().key(), key, 1, label, like.purpose(), like.shape(), Life.from(createdAt));
        return new ConfiguredFlag(definition, configurations);
    }
}
