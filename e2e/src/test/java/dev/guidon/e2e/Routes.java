package dev.guidon.e2e;

/// Flags whose variants are the models of the sandbox.
final class Routes {
    static final String BASELINE = "baseline";
    static final String TUNED = "tuned";

    private Routes() {}

    /// Half of the units each.
    static String sandbox(String key) {
        return document(key, """
                {"rollout": {"shares": [
                  {"variant": "baseline", "weight": 50000}, {"variant": "tuned", "weight": 50000}]}}""");
    }

    /// Half of the units each, as arms of an experiment.
    static String experiment(String key, String experiment) {
        return document(key, """
                {"experiment": {"key": "%s", "shares": [
                  {"variant": "baseline", "weight": 50000}, {"variant": "tuned", "weight": 50000}]}}""".formatted(experiment));
    }

    private static String document(String key, String serve) {
        return """
                {"key": "%s", "type": "object",
                 "variants": [
                   {"key": "baseline", "value": {"provider": "sandbox", "model": "intent-baseline"}},
                   {"key": "tuned", "value": {"provider": "sandbox", "model": "intent-tuned"}}],
                 "environments": {"production": {
                   "on": true, "offVariant": "baseline",
                   "rules": [{"id": "everyone", "condition": {"all": []}, "serve": %s}],
                   "defaultServe": {"variant": "baseline"}}}}""".formatted(key, serve);
    }
}
