package dev.guidon.flag.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/// Values that mostly follow a JSON Schema, so that they get past the first check, and go wrong in one place or
/// another.
public final class RandomInput {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 6;
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\u202e\u0301\ud83d\ude00",
            "'; drop table flag; --",
            "../../etc/passwd",
            "%00%2f..",
            "{{7*7}}${7*7}",
            "null",
            "-1",
            "1e999",
            "9999-99-99T99:99:99Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "\n\r\t",
            "x".repeat(300),
            "y".repeat(70_000));
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "1e308",
            "1e-320",
            "0.5",
            "1" + "0".repeat(400));

    private final Random random;
    private final JsonNode components;
    private final List<String> known;

    /// @param document the OpenAPI document that references lead into
    /// @param known texts that mean something to the service, such as keys of what exists
    public RandomInput(Random random, JsonNode document, List<String> known) {
        this.random = random;
        this.components = document;
        this.known = List.copyOf(known);
    }

    /// One of several, each as likely as the others.
    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Whether something happens that does in `percent` of all cases.
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// A text for a path or query parameter.
    public String text(JsonNode schema) {
        JsonNode value = value(schema, 0);
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /// A body.
    public JsonNode body(JsonNode schema) {
        return value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (chance(4)) {
            return anything(depth);
        }
        JsonNode resolved = resolve(schema);
        JsonNode alternatives = resolved.has("oneOf") ? resolved.path("oneOf") : resolved.path("anyOf");
        if (!alternatives.isEmpty()) {
            return value(alternatives.get(random.nextInt(alternatives.size())), depth);
        }
        if (!resolved.path("enum").isEmpty()) {
            return resolved.path("enum")
                    .get(random.nextInt(resolved.path("enum").size()));
        }
        return switch (type(resolved)) {
            case "object" -> object(resolved, depth);
            case "array" -> array(resolved, depth);
            case "integer", "number" -> number();
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "string" -> NODES.textNode(text());
            case "null" -> NODES.nullNode();
            default -> anything(depth);
        };
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode resolved = schema;
        while (resolved.has("$ref")) {
            resolved = components.at(resolved.path("$ref").asText().substring(1));
        }
        return resolved;
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText();
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        schema.path("properties").properties().forEach(field -> {
            boolean required = schema.path("required").valueStream().anyMatch(name -> name.asText()
                    .equals(field.getKey()));
            if (chance(required ? 95 : 40)) {
                object.set(field.getKey(), value(field.getValue(), depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject() && chance(60)) {
            object.set(text(), value(schema.path("additionalProperties"), depth + 1));
        }
        if (chance(5)) {
            object.set(text(), anything(depth + 1));
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int size = depth > MAX_DEPTH ? 0 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode number() {
        return chance(60)
                ? NODES.numberNode(random.nextInt(100_001))
                : NODES.numberNode(new java.math.BigDecimal(oneOf(NUMBERS)));
    }

    private String text() {
        return chance(75) ? oneOf(known) : oneOf(ODD_TEXTS);
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > MAX_DEPTH ? 4 : 6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> number();
            case 3 -> NODES.textNode(text());
            case 4 -> NODES.arrayNode().add(anything(depth + 1)).add(anything(depth + 1));
            case 5 -> NODES.objectNode().set(text(), anything(depth + 1));
            default -> throw new IllegalStateException("no such case");
        };
    }
}
