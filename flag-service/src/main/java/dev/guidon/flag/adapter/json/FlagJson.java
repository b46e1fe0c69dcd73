package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDraft.Surroundings;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Key;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whole flags between JSON and the domain.
public final class FlagJson {
    private static final Key STAND_IN = new Key(VariantJson.STAND_IN);

    private FlagJson() {}

    static ConfiguredFlag read(Place place, Surroundings surroundings, Instant createdAt) {
        place.object(
                "key",
                "name",
                "description",
                "maintainer",
                "tags",
                DefinitionJson.KIND,
                DefinitionJson.TEMPORARY,
                DefinitionJson.UNTIL,
                DefinitionJson.TYPE,
                DefinitionJson.CLIENT_VISIBLE,
                DefinitionJson.VARIANTS,
                DefinitionJson.SCHEMA,
                "environments");
        Key key = key(place.field("key"));
        FlagDefinition definition = DefinitionJson.read(
                place,
                new DefinitionJson.Identity(surroundings.project().key(), key, 1, FlagDefinition.Life.from(createdAt)));
        return new ConfiguredFlag(definition, configurations(place, definition, surroundings));
    }

    static Key key(Place place) {
        return place.text(Key::problemWithFlagKey).map(Key::new).orElse(STAND_IN);
    }

    private static Map<String, FlagConfiguration> configurations(
            Place place, FlagDefinition definition, Surroundings surroundings) {
        Place environments = place.field("environments");
        if (environments.isPresent() && !environments.node().isObject()) {
            environments.expected("an object of configurations by the key of their environment");
        }
        List<String> known = surroundings.environments().stream()
                .map(Environment::key)
                .map(Key::text)
                .toList();
        String key = definition.key().text();
        ConfigurationJson json = new ConfigurationJson(key, definition.variantKeys());
        PrerequisiteCheck prerequisites = new PrerequisiteCheck(key, surroundings.neighbours());
        Map<String, FlagConfiguration> configurations = new HashMap<>();
        for (String name : environments.fieldNames()) {
            Place configuration = environments.field(name);
            if (!known.contains(name)) {
                configuration.wrong("there is no environment '" + name + "'; there are " + String.join(", ", known));
            }
            prerequisites.check(configuration);
            configurations.put(name, json.read(configuration, 1));
        }
        return configurations;
    }

    /// @param today in UTC; it tells whether the flag has outlived its time
    public static ObjectNode write(FlagDefinition flag, LocalDate today) {
        ObjectNode object =
                JsonNodeFactory.instance.objectNode().put("key", flag.key().text());
        object.setAll(DefinitionJson.write(flag));
        object.put("version", flag.version())
                .put("createdAt", flag.life().createdAt().toString())
                .put("archived", flag.isArchived());
        flag.life().archivedAt().ifPresent(at -> object.put("archivedAt", at.toString()));
        object.put("state", Words.of(flag.stage(today)));
        flag.staleReasons(today).stream().map(Words::of).forEach(object.putArray("staleReasons")::add);
        return object;
    }

    /// The flag with the configurations that it has, and their versions beside them.
    public static ObjectNode write(ConfiguredFlag flag, LocalDate today) {
        ObjectNode object = write(flag.definition(), today);
        ObjectNode environments = object.putObject("environments");
        flag.configurations().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> environments
                        .putObject(entry.getKey())
                        .put("version", entry.getValue().version())
                        .set("configuration", ConfigurationJson.write(entry.getValue())));
        return object;
    }
}
