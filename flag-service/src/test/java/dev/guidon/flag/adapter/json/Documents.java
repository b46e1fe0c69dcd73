package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.FlagDefinition.Purpose;
import dev.guidon.flag.edit.FlagDefinition.Shape;
import dev.guidon.flag.edit.FlagKind;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.project.ShortIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/// Documents that are right, to be spoilt by tests, and what they are read against.
final class Documents {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final FlagDefinition FLAG = new FlagDefinition(
            new Key("web"),
            new Key("checkout"),
            1,
            new Label("Checkout", "", List.of(), ""),
            Purpose.of(FlagKind.RELEASE),
            Shape.of(
                    FlagType.BOOLEAN,
                    List.of(new Variant("on", new Value.Bool(true)), new Variant("off", new Value.Bool(false)))),
            FlagDefinition.Life.from(NOW));

    /// The same salts in each run.
    static final PatchSources SOURCES = new PatchSources(InstantSource.fixed(NOW), new ShortIds(new Random(5)));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Documents() {}

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }

    static ObjectNode configuration() {
        return (ObjectNode) json("{'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'}}");
    }

    /// A right configuration with one field replaced.
    static JsonNode configurationWith(String field, String value) {
        return configuration().set(field, json(value));
    }

    /// A right configuration with one rule.
    static JsonNode configurationWithRule(String condition, String serve) {
        return configurationWith("rules", "[{'id': 'r', 'condition': " + condition + ", 'serve': " + serve + "}]");
    }

    static FlagConfiguration read(JsonNode configuration) {
        return read(configuration, Neighbours.NONE);
    }

    static FlagConfiguration read(JsonNode configuration, Neighbours neighbours) {
        return new JsonConfigurationDraft(configuration).read(FLAG, FLAG.startingOff(), neighbours);
    }
}
