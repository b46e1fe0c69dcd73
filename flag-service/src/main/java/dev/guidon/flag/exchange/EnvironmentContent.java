package dev.guidon.flag.exchange;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Project;
import dev.guidon.flag.publish.PublishedSegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An environment with all that is configured in it.
///
/// @param definitions all flags of the project by key, archived ones too
/// @param flags as the environment serves them, without archived ones
/// @param segments that they may ask for
public record EnvironmentContent(
        Project project,
        Environment environment,
        Optional<Management> management,
        List<FlagDefinition> definitions,
        List<Flag> flags,
        List<PublishedSegment> segments) {
    public EnvironmentContent {
        definitions = List.copyOf(definitions);
        flags = List.copyOf(flags);
        segments = List.copyOf(segments);
    }

    public Map<String, FlagDefinition> definitionsByKey() {
        return definitions.stream()
                .collect(Collectors.toMap(definition -> definition.key().text(), Function.identity()));
    }

    public Map<String, FlagConfiguration> configurations() {
        return flags.stream().collect(Collectors.toMap(Flag::key, Flag::configuration));
    }
}
