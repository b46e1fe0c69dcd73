package dev.guidon.demo;

import dev.guidon.local.seed.DemoProject;
import java.util.List;
import java.util.Map;

/// Bodies of the control plane's API.
final class Drafts {
    private static final int HALF = 50_000;

    private Drafts() {}

    static Map<String, Object> flag(
            String key, String type, Map<String, Object> first, Map<String, Object> second, Object configuration) {
        return Map.of(
                "key",
                key,
                "name",
                "Demo: " + key,
                "type",
                type,
                "variants",
                List.of(first, second),
                "environments",
                Map.of(DemoProject.ENVIRONMENT, configuration));
    }

    static Map<String, Object> variant(String key, Object value) {
        return Map.of("key", key, "value", value);
    }

    static Map<String, Object> configuration(String offVariant, List<Object> rules, Object defaultServe) {
        return Map.of("on", true, "offVariant", offVariant, "rules", rules, "defaultServe", defaultServe);
    }

    static Map<String, Object> rule(String id, Object condition, Object serve) {
        return Map.of("id", id, "condition", condition, "serve", serve);
    }

    static Map<String, Object> equal(String attribute, String value) {
        return Map.of("attribute", attribute, "operator", "equals", "values", List.of(value));
    }

    static Map<String, Object> everybody() {
        return Map.of("all", List.of());
    }

    static Map<String, Object> serve(String variant) {
        return Map.of("variant", variant);
    }

    static Map<String, Object> halves(String salt, String first, String second) {
        return Map.of("rollout", draw(salt, first, second));
    }

    static Map<String, Object> experiment(String key, String salt, String first, String second) {
        Map<String, Object> draw = draw(salt, first, second);
        return Map.of(
                "experiment",
                Map.of(
                        "key", key,
                        "bucketBy", draw.get("bucketBy"),
                        "salt", draw.get("salt"),
                        "shares", draw.get("shares")));
    }

    private static Map<String, Object> draw(String salt, String first, String second) {
        return Map.of(
                "bucketBy",
                "targetingKey",
                "salt",
                salt,
                "shares",
                List.of(Map.of("variant", first, "weight", HALF), Map.of("variant", second, "weight", HALF)));
    }

    static Map<String, Object> experimentDefinition(
            String key, String flagKey, String control, String treatment, List<Object> metrics) {
        return Map.of(
                "key", key,
                "flagKey", flagKey,
                "arms", List.of(control, treatment),
                "control", control,
                "metrics", metrics);
    }

    static Map<String, Object> metric(String key, String kind, String event) {
        return Map.of("key", key, "kind", kind, "event", event);
    }
}
