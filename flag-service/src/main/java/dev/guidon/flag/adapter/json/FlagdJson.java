package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.exchange.ApplyEnvironment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A document of OpenFeature flagd as a bundle. Rules are kept letter by letter and decided as flagd decides them; a
/// flag that is on and has neither a rule nor metadata becomes one like those that people make here.
public final class FlagdJson {
    private static final String EVALUATORS = "$evaluators";
    private static final String REFERENCE = "$ref";

    private final Map<String, String> raw;
    private final Place document;
    private final ObjectNode flags = JsonNodeFactory.instance.objectNode();

    private FlagdJson(Map<String, String> raw, Place document) {
        this.raw = raw;
        this.document = document;
    }

    /// Throws a `FailureException` of `Malformed`, or of `Invalid` that lists everything that is wrong.
    public static Converted convert(ObjectMapper mapper, String text) {
        JsonNode tree = tree(mapper, text);
        Map<String, String> raw = RawParts.of(text, FlagdJson::isRule);
        return Place.read(tree, place -> new FlagdJson(raw, place).convert());
    }

    private static JsonNode tree(ObjectMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new FailureException(new Failure.Malformed("json", "the body is no valid JSON"));
        }
    }

    private static boolean isRule(JsonPointer pointer) {
        List<String> names = new ArrayList<>();
        for (JsonPointer at = pointer; !at.matches(); at = at.tail()) {
            names.add(at.getMatchingProperty());
        }
        return (names.size() == 3
                        && names.getFirst().equals("flags")
                        && names.getLast().equals("targeting"))
                || (names.size() == 2 && names.getFirst().equals(EVALUATORS));
    }

    private Converted convert() {
        Place all = document.field("flags");
        if (all.node().isArray()) {
            all.elements(ApplyEnvironment.MAX_FLAGS)
                    .forEach(flag -> add(flag.field("key").node().asText(), flag));
        } else if (all.node().isObject()) {
            all.fieldNames().forEach(key -> add(key, all.field(key)));
        } else {
            all.expected("an object or an array");
        }
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", BundleJson.API_VERSION)
                .put("kind", BundleJson.ENVIRONMENT);
        bundle.set("flags", flags);
        return new Converted(bundle, List.of());
    }

    private void add(String key, Place flag) {
        JsonNode variants = flag.node().path("variants");
        ObjectNode converted = flags.putObject(key);
        converted.put("type", type(flag.field("variants")));
        ArrayNode array = converted.putArray("variants");
        variants.properties()
                .forEach(variant ->
                        array.addObject().put("key", variant.getKey()).set("value", variant.getValue()));
        boolean on = !flag.node().path("state").asText().equals("DISABLED");
        String first = variants.isEmpty() ? "" : variants.fieldNames().next();
        String named = flag.node().path("defaultVariant").asText("");
        boolean hasDefault =
                !named.isEmpty() && flag.node().path("defaultVariant").isTextual();
        ObjectNode configuration = converted.putObject(BundleJson.CONFIGURATION);
        configuration.put("on", on).put("offVariant", hasDefault ? named : first);
        configuration.set("defaultServe", serve(flag, on && hasDefault, hasDefault ? named : ""));
    }

    /// @param isPlain whether the flag has one variant for everybody when it has no rule
    private JsonNode serve(Place flag, boolean isPlain, String defaultVariant) {
        ObjectNode serve = JsonNodeFactory.instance.objectNode();
        JsonNode targeting = flag.node().path("targeting");
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.setAll(fields(document.node().path("metadata")));
        metadata.setAll(fields(flag.node().path("metadata")));
        boolean noRule = targeting.isMissingNode() || (targeting.isObject() && targeting.isEmpty());
        if (isPlain && noRule && metadata.isEmpty()) {
            return serve.put("variant", defaultVariant);
        }
        ObjectNode rule = serve.putObject(FlagdRuleJson.FIELD);
        if (!targeting.isMissingNode()) {
            rule.put(FlagdRuleJson.TARGETING, raw.get(flag.pointer() + "/targeting"));
        }
        ObjectNode evaluators = JsonNodeFactory.instance.objectNode();
        refer(targeting, evaluators);
        if (!evaluators.isEmpty()) {
            rule.set(FlagdRuleJson.EVALUATORS, evaluators);
        }
        if (!defaultVariant.isEmpty()) {
            rule.put(FlagdRuleJson.DEFAULT, defaultVariant);
        }
        if (!metadata.isEmpty()) {
            rule.set(FlagdRuleJson.METADATA, metadata);
        }
        return serve;
    }

    private static ObjectNode fields(JsonNode metadata) {
        return metadata.isObject() ? (ObjectNode) metadata : JsonNodeFactory.instance.objectNode();
    }

    /// The shared rules that a rule refers to.
    private void refer(JsonNode rule, ObjectNode into) {
        if (rule.isObject() && rule.size() == 1 && rule.path(REFERENCE).isTextual()) {
            String name = rule.path(REFERENCE).textValue();
            String shared = raw.get(document.field(EVALUATORS).field(name).pointer());
            if (shared != null) {
                into.put(name, shared);
            }
            return;
        }
        rule.forEach(part -> refer(part, into));
    }

    /// What type all variants have.
    private static String type(Place variants) {
        JsonNode all = variants.node();
        if (!all.isObject() || all.isEmpty()) {
            variants.expected("an object with at least one variant");
            return "string";
        }
        List<JsonNode> values = new ArrayList<>();
        all.forEach(values::add);
        if (values.stream().allMatch(JsonNode::isBoolean)) {
            return "boolean";
        }
        if (values.stream().allMatch(JsonNode::isNumber)) {
            return values.stream().allMatch(JsonNode::isIntegralNumber) ? "integer" : "double";
        }
        if (values.stream().allMatch(JsonNode::isObject)) {
            return "object";
        }
        if (!values.stream().allMatch(JsonNode::isTextual)) {
            variants.wrong("must all be booleans, strings, numbers or objects; a flag has one type here");
        }
        return "string";
    }
}
