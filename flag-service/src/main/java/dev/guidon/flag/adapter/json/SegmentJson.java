package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Units;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.segment.SegmentContent;
import dev.guidon.flag.segment.SegmentContent.Label;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Segments between JSON and the domain.
public final class SegmentJson {
    static final String RULES = "rules";
    static final String INCLUDED = "included";
    static final String EXCLUDED = "excluded";
    static final int MAX_TEXT = 200;
    private static final String[] FIELDS = {"name", "description", "tags", RULES, INCLUDED, EXCLUDED};
    private static final int MAX_GROUPS = 20;

    private SegmentJson() {}

    /// A whole segment without its key.
    ///
    /// @param key the name of a segment that has none
    static SegmentContent read(Place place, Key key) {
        return content(place.object(FIELDS), key);
    }

    /// One that has its name.
    static SegmentContent read(Place place) {
        return read(place, new Key("stored"));
    }

    /// Its own fields; the caller has looked for others.
    static SegmentContent content(Place place, Key key) {
        Set<String> ids = new HashSet<>();
        List<SegmentRule> rules = place.optional(RULES)
                .map(at -> at.elements(ConfigurationJson.MAX_RULES).stream()
                        .map(rule -> rule(rule, ids))
                        .toList())
                .orElse(List.of());
        return new SegmentContent(label(place, key), rules, groups(place, INCLUDED), groups(place, EXCLUDED));
    }

    private static Label label(Place place, Key key) {
        FlagDefinition.Label label = LabelJson.read(place, key);
        return new Label(label.name(), label.description(), label.tags());
    }

    /// @param ids that rules have already
    static SegmentRule rule(Place rule, Set<String> ids) {
        Place place = rule.object("id", "name", "condition");
        String id = place.field("id").text(Key::problemWith).orElse("");
        if (!id.isEmpty() && !ids.add(id)) {
            place.field("id").wrong("another rule has the id '" + id + "'");
        }
        return new SegmentRule(id, ruleName(place), ConditionJson.read(place.field("condition")));
    }

    static String ruleName(Place place) {
        return place.optional("name")
                .filter(at -> !at.node().isTextual() || !at.node().textValue().isEmpty())
                .map(at -> at.text(MAX_TEXT))
                .orElse("");
    }

    static List<Units.Few> groups(Place place, String field) {
        Set<String> attributes = new HashSet<>();
        return place.optional(field)
                .map(at -> at.elements(MAX_GROUPS).stream()
                        .map(group -> group(group.object("attribute", "units"), attributes))
                        .toList())
                .orElse(List.of());
    }

    /// Its own fields; the caller has looked for others.
    ///
    /// @param attributes that have a group already
    static Units.Few group(Place place, Set<String> attributes) {
        String attribute =
                place.optional("attribute").map(at -> at.text(MAX_TEXT)).orElse(ConfigurationJson.TARGETING_KEY);
        if (!attributes.add(attribute)) {
            place.wrong("the attribute '" + attribute + "' has units already; put them together");
        }
        Set<String> units = new HashSet<>();
        place.field("units")
                .elements(ConfigurationJson.MAX_UNITS)
                .forEach(unit -> units.add(ConfigurationJson.unit(unit)));
        return new Units.Few(attribute, units);
    }

    public static ObjectNode write(SegmentContent content) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("name", content.label().name())
                .put("description", content.label().description());
        content.label().tags().forEach(object.putArray("tags")::add);
        ArrayNode rules = object.putArray(RULES);
        content.rules().forEach(rule -> write(rule, rules.addObject()));
        write(content.included(), object.putArray(INCLUDED));
        write(content.excluded(), object.putArray(EXCLUDED));
        return object;
    }

    static void write(SegmentRule rule, ObjectNode into) {
        into.put("id", rule.id()).put("name", rule.name()).set("condition", ConditionJson.write(rule.condition()));
    }

    static void write(List<Units.Few> groups, ArrayNode into) {
        groups.forEach(group -> write(group, into.addObject()));
    }

    static void write(Units.Few group, ObjectNode into) {
        ArrayNode units = into.put("attribute", group.attribute()).putArray("units");
        group.units().stream().sorted().forEach(units::add);
    }

    public static ObjectNode write(SegmentDefinition segment) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("key", segment.key().text());
        object.setAll(write(segment.content()));
        object.set("lists", SegmentListJson.writeWithImports(segment.lists()));
        object.put("version", segment.version())
                .put("createdAt", segment.createdAt().toString())
                .put("archived", segment.isArchived());
        segment.archivedAt().ifPresent(at -> object.put("archivedAt", at.toString()));
        return object;
    }
}
