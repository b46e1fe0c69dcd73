package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Life;
import dev.guidon.kit.failure.FailureException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads and writes the documents that the database keeps. They were checked when they came in, so one that cannot be
/// read is a bug and no failure of the caller's.
@ApplicationScoped
public class StoredFlags {
    private final ObjectMapper mapper;

    StoredFlags(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public String write(FlagConfiguration configuration) {
        return ConfigurationJson.write(configuration).toString();
    }

    public String write(List<Variant> variants) {
        return VariantJson.write(variants).toString();
    }

    public String write(Value.Structure schema) {
        return ValueJson.write(schema).toString();
    }

    public String write(FlagDefinition flag) {
        return DefinitionJson.write(flag).toString();
    }

    public Value.Structure schema(String document) {
        return read(document, DefinitionJson::schema);
    }

    /// A definition as it was, in the place of the current one.
    public FlagDefinition definition(String document, FlagDefinition current, long version, Life life) {
        return read(
                document,
                place -> DefinitionJson.read(
                        place, new DefinitionJson.Identity(current.projectKey(), current.key(), version, life)));
    }

    /// What a stored configuration requires.
    public List<Prerequisite> prerequisites(String document) {
        return read(document, PrerequisiteJson::read);
    }

    public List<Variant> variants(String document, FlagType type) {
        return read(document, place -> VariantJson.read(place, Optional.of(type)));
    }

    public FlagConfiguration configuration(String document, FlagDefinition flag, long version) {
        return read(document, place -> ConfigurationJson.ofRecorded(flag.key().text())
                .read(place, version));
    }

    /// A stored configuration as its author would send it again.
    public ConfigurationDraft draft(String document) {
        return new JsonConfigurationDraft(tree(document));
    }

    private <T> T read(String document, Function<Place, T> reader) {
        try {
            return Place.read(tree(document), reader);
        } catch (FailureException unreadable) {
            throw new IllegalStateException("a stored document cannot be read", unreadable);
        }
    }

    private JsonNode tree(String document) {
        try {
            return mapper.readTree(document);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored document is no JSON", unreadable);
        }
    }
}
