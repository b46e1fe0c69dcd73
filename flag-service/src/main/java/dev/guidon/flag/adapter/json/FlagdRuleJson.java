package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rules of OpenFeature flagd: `{"flagdTargeting": {"targeting": …, "evaluators": …, "defaultVariant": …,
/// "metadata": …}}`. A rule is the JSON itself or, to be kept letter by letter, a text that holds it; it is
/// always written as text.
///
/// @param serves knows the variants of the flag
record FlagdRuleJson(ServeJson serves) {
    static final String FIELD = "flagdTargeting";
    static final String TARGETING = "targeting";
    static final String EVALUATORS = "evaluators";
    static final String DEFAULT = "defaultVariant";
    static final String METADATA = "metadata";
    private static final int MAX_RULE = 100_000;
    private static final int MAX_EVALUATORS = 100;
    private static final Serve STAND_IN = new Serve.OneVariant("");

    Serve read(Place serve) {
        Place place = serve.object(FIELD).field(FIELD).object(TARGETING, EVALUATORS, DEFAULT, METADATA);
        Map<String, String> evaluators = new LinkedHashMap<>();
        place.optional(EVALUATORS).ifPresent(all -> {
            if (all.node().size() > MAX_EVALUATORS) {
                all.wrong("has more than " + MAX_EVALUATORS + " rules");
            }
            all.fieldNames().forEach(name -> evaluators.put(name, rule(all.field(name))));
        });
        Serve.FlagdRule rule = new Serve.FlagdRule(
                place.optional(TARGETING).map(FlagdRuleJson::rule).orElse(""),
                evaluators,
                place.optional(DEFAULT).map(serves::variant),
                place.optional(METADATA).map(FlagdRuleJson::metadata).orElse(Map.of()));
        return compiles(rule, place) ? rule : STAND_IN;
    }

    private static String rule(Place place) {
        String text = place.node().isTextual()
                ? place.node().textValue()
                : place.node().toString();
        if (text.length() > MAX_RULE) {
            place.wrong("has more than " + MAX_RULE + " characters");
        }
        return text;
    }

    private static Map<String, Value> metadata(Place place) {
        return ValueJson.read(place) instanceof Value.Structure(var fields) ? fields : Map.of();
    }

    private static boolean compiles(Serve.FlagdRule rule, Place place) {
        try {
            FlagdRule.compile(
                    "flag",
                    List.of(),
                    new Serve.FlagdRule(rule.targeting(), rule.evaluators(), Optional.empty(), rule.metadata()));
            return true;
        } catch (IllegalArgumentException unreadable) {
            place.wrong("cannot be read as flagd reads it: " + unreadable.getMessage());
            return false;
        }
    }

    static ObjectNode write(Serve.FlagdRule rule) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        if (!rule.targeting().isEmpty()) {
            object.put(TARGETING, rule.targeting());
        }
        if (!rule.evaluators().isEmpty()) {
            ObjectNode evaluators = object.putObject(EVALUATORS);
            rule.evaluators().forEach(evaluators::put);
        }
        rule.defaultVariant().ifPresent(variant -> object.put(DEFAULT, variant));
        if (!rule.metadata().isEmpty()) {
            JsonNode metadata = ValueJson.write(new Value.Structure(rule.metadata()));
            object.set(METADATA, metadata);
        }
        return object;
    }
}
