package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.ActionPattern;
import dev.guidon.flag.access.ResourcePattern;
import dev.guidon.flag.access.Statement;
import dev.guidon.flag.access.Statement.Effect;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// Statements of policies as JSON: `{"effect": "allow", "actions": ["flag:*"], "resources": ["project/web:flag/*"]}`.
@Singleton
public class StatementJson {
    private static final Map<String, Effect> EFFECTS = Map.of("allow", Effect.ALLOW, "deny", Effect.DENY);
    private static final int MAX_STATEMENTS = 50;

    private final ObjectMapper mapper;

    StatementJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    static List<Statement> read(Place statements) {
        List<Place> elements = statements.elements(MAX_STATEMENTS);
        if (statements.node().isArray() && elements.isEmpty()) {
            statements.wrong("is empty; a policy has at least one statement");
        }
        return elements.stream().map(StatementJson::statement).toList();
    }

    private static Statement statement(Place place) {
        place.object("effect", "actions", "resources");
        return new Statement(
                place.field("effect").word(EFFECTS).orElse(Effect.DENY),
                patterns(place.field("actions"), ActionPattern::problemWith).stream()
                        .map(ActionPattern::new)
                        .toList(),
                patterns(place.field("resources"), ResourcePattern::problemWith).stream()
                        .map(ResourcePattern::parse)
                        .toList());
    }

    private static List<String> patterns(Place place, Function<String, Optional<String>> problemWith) {
        List<Place> elements = place.elements(Statement.MAX_PATTERNS);
        if (place.node().isArray() && elements.isEmpty()) {
            place.wrong("is empty; name at least one, or '*' for all");
        }
        return elements.stream()
                .flatMap(element -> element.text(problemWith).stream())
                .toList();
    }

    public static ArrayNode write(List<Statement> statements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        statements.forEach(statement -> array.add(write(statement)));
        return array;
    }

    private static ObjectNode write(Statement statement) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("effect", statement.effect().word());
        statement.actions().forEach(action -> object.withArray("actions").add(action.text()));
        statement.resources().forEach(resource -> object.withArray("resources").add(resource.text()));
        return object;
    }

    /// What was written to the store.
    public List<Statement> stored(String document) {
        try {
            return StreamSupport.stream(mapper.readTree(document).spliterator(), false)
                    .map(StatementJson::stored)
                    .toList();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored policy is no JSON", broken);
        }
    }

    private static Statement stored(JsonNode statement) {
        return new Statement(
                EFFECTS.getOrDefault(statement.path("effect").asText(), Effect.DENY),
                texts(statement.path("actions"), ActionPattern::new),
                texts(statement.path("resources"), ResourcePattern::parse));
    }

    private static <T> List<T> texts(JsonNode array, Function<String, T> of) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .map(of)
                .toList();
    }
}
