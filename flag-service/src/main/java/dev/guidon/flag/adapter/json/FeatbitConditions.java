package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.adapter.json.Converted.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// FeatBit's conditions. There all attributes are text and a missing one is the empty text, so that what is
/// negated also holds for it: it becomes a negated condition and no negated comparison. Segments are written
/// out.
///
/// @param segments by id
record FeatbitConditions(Map<String, Place> segments, String flagKey, List<Warning> warnings) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_CONDITIONS = 100;
    private static final int MAX_UNITS = 1_000;
    private static final String IN_SEGMENT = "User is in segment";
    private static final String NOT_IN_SEGMENT = "User is not in segment";

    /// A condition that holds when all do.
    ObjectNode all(Place conditions) {
        ObjectNode all = JSON.objectNode();
        ArrayNode parts = all.putArray("all");
        conditions.elements(MAX_CONDITIONS).forEach(condition -> parts.add(one(condition)));
        return all;
    }

    static String attribute(String property) {
        return property.equals("keyId") ? ConfigurationJson.TARGETING_KEY : property;
    }

    private ObjectNode one(Place place) {
        String property = place.node().path("property").asText();
        if (property.equals(IN_SEGMENT)) {
            return anySegment(place.field("value"));
        }
        if (property.equals(NOT_IN_SEGMENT)) {
            return not(anySegment(place.field("value")));
        }
        String value = place.node().path("value").asText("");
        String attribute = attribute(property);
        return switch (place.node().path("op").asText()) {
            case "Equal" -> test(attribute, "equals", scalars(List.of(value)));
            case "NotEqual" -> not(test(attribute, "equals", scalars(List.of(value))));
            case "IsOneOf" -> test(attribute, "in", scalars(texts(place.field("value"))));
            case "NotOneOf" -> not(test(attribute, "in", scalars(texts(place.field("value")))));
            case "Contains" -> test(attribute, "contains", text(value));
            case "NotContain" -> not(test(attribute, "contains", text(value)));
            case "StartsWith" -> test(attribute, "starts_with", text(value));
            case "EndsWith" -> test(attribute, "ends_with", text(value));
            case "MatchRegex" -> test(attribute, "matches", text(value));
            case "NotMatchRegex" -> not(test(attribute, "matches", text(value)));
            case "IsTrue" -> test(attribute, "equals", truth(true));
            case "IsFalse" -> test(attribute, "equals", truth(false));
            case "LessThan" -> number(place, attribute, "less_than");
            case "LessEqualThan" -> number(place, attribute, "at_most");
            case "BiggerThan" -> number(place, attribute, "greater_than");
            case "BiggerEqualThan" -> number(place, attribute, "at_least");
            default -> {
                place.field("op")
                        .wrong("is no operator of FeatBit that is known here: "
                                + place.field("op").quoted());
                yield nobody();
            }
        };
    }

    private static ObjectNode test(String attribute, String operator, ArrayNode values) {
        if (values.isEmpty()) {
            return nobody();
        }
        ObjectNode test = JSON.objectNode().put("attribute", attribute).put("operator", operator);
        return test.set("values", values);
    }

    private static ObjectNode nobody() {
        ObjectNode nobody = JSON.objectNode();
        nobody.putArray("any");
        return nobody;
    }

    private static ObjectNode not(ObjectNode condition) {
        return JSON.objectNode().set("not", condition);
    }

    private static ArrayNode text(String text) {
        return JSON.arrayNode().add(text);
    }

    /// Texts, and the numbers and booleans that they spell, because attributes are typed here.
    private static ArrayNode scalars(List<String> texts) {
        ArrayNode values = JSON.arrayNode();
        for (String text : texts) {
            values.add(text);
            if (text.matches("-?(0|[1-9][0-9]{0,14})")) {
                values.add(Long.parseLong(text));
            } else if (text.matches("-?(0|[1-9][0-9]{0,14})\\.[0-9]{1,15}")) {
                values.add(Double.parseDouble(text));
            }
        }
        return values;
    }

    private static ArrayNode truth(boolean wanted) {
        String word = Boolean.toString(wanted);
        return JSON.arrayNode()
                .add(wanted)
                .add(word)
                .add(word.toUpperCase(Locale.ROOT))
                .add(wanted ? "True" : "False");
    }

    private ObjectNode number(Place place, String attribute, String operator) {
        String text = place.node().path("value").asText("");
        try {
            double bound = Double.parseDouble(text);
            warnings.add(new Warning(
                    flagKey, "compares the attribute '" + attribute + "' as a number; send it as one and not as text"));
            return test(attribute, operator, JSON.arrayNode().add(bound));
        } catch (NumberFormatException _) {
            place.field("value").expected("a number as text");
            return nobody();
        }
    }

    /// A list of texts that stands inside of a text.
    private static List<String> texts(Place place) {
        List<String> texts = new ArrayList<>();
        try {
            JsonNode list = new ObjectMapper().readTree(place.node().asText("[]"));
            list.forEach(element -> texts.add(element.asText()));
        } catch (JsonProcessingException _) {
            place.expected("a JSON array inside of a text");
        }
        return texts;
    }

    private ObjectNode anySegment(Place ids) {
        ObjectNode any = JSON.objectNode();
        ArrayNode parts = any.putArray("any");
        for (String id : texts(ids)) {
            Place segment = segments.get(id);
            if (segment == null) {
                ids.wrong("there is no segment '" + id + "' in the document");
            } else {
                parts.add(segment(segment));
            }
        }
        return any;
    }

    /// Not excluded, and included or met by one of its rules.
    private ObjectNode segment(Place segment) {
        ObjectNode condition = JSON.objectNode();
        ArrayNode all = condition.putArray("all");
        units(segment.field("excluded")).forEach(excluded -> all.add(not(excluded)));
        ArrayNode any = all.addObject().putArray("any");
        units(segment.field("included")).forEach(any::add);
        segment.optional("rules").ifPresent(rules -> {
            for (Place rule : rules.elements(MAX_CONDITIONS)) {
                any.add(all(rule.field("conditions")));
            }
        });
        return condition;
    }

    /// Long lists in parts, as conditions take them.
    private static List<ObjectNode> units(Place list) {
        List<ObjectNode> parts = new ArrayList<>();
        ArrayNode values = JSON.arrayNode();
        for (JsonNode unit : list.node()) {
            values.add(unit.asText());
            if (values.size() == MAX_UNITS) {
                parts.add(test(ConfigurationJson.TARGETING_KEY, "in", values));
                values = JSON.arrayNode();
            }
        }
        if (!values.isEmpty()) {
            parts.add(test(ConfigurationJson.TARGETING_KEY, "in", values));
        }
        return parts;
    }
}
