package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Target;
import dev.guidon.flag.project.Key;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Configurations between JSON and the engine. The version is not part of the document.
public final class ConfigurationJson {
    static final String TARGETING_KEY = "targetingKey";
    static final int MAX_UNITS = 10_000;
    private static final String[] TARGET_FIELDS = {"variant", "attribute", "units"};
    static final String TARGETS = "targets";
    static final String RULES = "rules";
    static final int MAX_RULES = 200;
    static final int MAX_TARGETS = 100;
    private static final int MAX_TEXT = 200;

    private final ServeJson serves;

    /// @param variants keys of the variants that the flag has
    ConfigurationJson(String flagKey, List<String> variants) {
        this(new ServeJson(flagKey, variants));
    }

    private ConfigurationJson(ServeJson serves) {
        this.serves = serves;
    }

    /// For what was checked when it was written. The flag may have lost variants since.
    static ConfigurationJson ofRecorded(String flagKey) {
        return new ConfigurationJson(ServeJson.ofRecorded(flagKey));
    }

    FlagConfiguration read(Place place, long version) {
        place.object("on", "offVariant", "prerequisites", TARGETS, RULES, "defaultServe");
        return new FlagConfiguration(
                version,
                place.field("on").bool(),
                serves.variant(place.field("offVariant")),
                PrerequisiteJson.read(place),
                targets(place),
                rules(place),
                serves.read(place.field("defaultServe")));
    }

    /// The field `targets`.
    List<Target> targets(Place configuration) {
        Map<String, Set<String>> unitsByAttribute = new HashMap<>();
        return configuration
                .optional(TARGETS)
                .map(place -> place.elements(MAX_TARGETS).stream()
                        .map(target -> target(target.object(TARGET_FIELDS), unitsByAttribute))
                        .toList())
                .orElse(List.of());
    }

    /// Its own fields; the caller has looked for others.
    ///
    /// @param unitsByAttribute that have a target already
    Target target(Place place, Map<String, Set<String>> unitsByAttribute) {
        String attribute =
                place.optional("attribute").map(at -> at.text(MAX_TEXT)).orElse(TARGETING_KEY);
        Set<String> seen = unitsByAttribute.computeIfAbsent(attribute, _ -> new HashSet<>());
        Set<String> units = new HashSet<>();
        for (Place unit : place.field("units").elements(MAX_UNITS)) {
            units.add(unit(unit));
            if (!seen.add(unit.node().asText())) {
                unit.wrong("has a target already; a unit gets one variant");
            }
        }
        return new Target(serves.variant(place.field("variant")), attribute, units);
    }

    /// Units may be people, so a message never repeats one.
    static String unit(Place place) {
        String unit = place.node().asText();
        if (!place.node().isTextual() || unit.isEmpty() || unit.length() > MAX_TEXT) {
            place.wrong("must be a text of 1 to " + MAX_TEXT + " characters");
        }
        return unit;
    }

    /// The field `rules`.
    List<Rule> rules(Place configuration) {
        Set<String> ids = new HashSet<>();
        return configuration
                .optional(RULES)
                .map(place -> place.elements(MAX_RULES).stream()
                        .map(rule -> rule(rule, ids))
                        .toList())
                .orElse(List.of());
    }

    /// @param ids that rules have already
    Rule rule(Place rule, Set<String> ids) {
        Place place = rule.object("id", CaptionJson.NAME, CaptionJson.DESCRIPTION, "condition", "serve");
        String id = place.field("id").text(Key::problemWith).orElse("");
        if (!id.isEmpty() && !ids.add(id)) {
            place.field("id").wrong("another rule has the id '" + id + "'");
        }
        return new Rule(
                id,
                CaptionJson.read(place),
                ConditionJson.read(place.field("condition")),
                serves.read(place.field("serve")));
    }

    public static ObjectNode write(FlagConfiguration configuration) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("on", configuration.on()).put("offVariant", configuration.offVariant());
        PrerequisiteJson.write(configuration.prerequisites(), object);
        writeTargets(configuration.targets(), object);
        writeRules(configuration.rules(), object);
        object.set("defaultServe", ServeJson.write(configuration.defaultServe()));
        return object;
    }

    static void writeRules(List<Rule> rules, ObjectNode into) {
        ArrayNode array = into.putArray(RULES);
        rules.forEach(rule -> write(rule, array.addObject()));
    }

    static void writeTargets(List<Target> targets, ObjectNode into) {
        ArrayNode array = into.putArray(TARGETS);
        targets.forEach(target -> write(target, array.addObject()));
    }

    static void write(Target target, ObjectNode into) {
        into.put("variant", target.variant()).put("attribute", target.attribute());
        ArrayNode units = into.putArray("units");
        target.units().stream().sorted().forEach(units::add);
    }

    static void write(Rule rule, ObjectNode into) {
        into.put("id", rule.id());
        CaptionJson.write(rule.caption(), into);
        into.set("condition", ConditionJson.write(rule.condition()));
        into.set("serve", ServeJson.write(rule.serve()));
    }
}
