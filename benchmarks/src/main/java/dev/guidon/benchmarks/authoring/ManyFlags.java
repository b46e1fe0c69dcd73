package dev.guidon.benchmarks.authoring;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A project with one environment and ten thousand flags with five rules each, made one after the other.
final class ManyFlags {
    static final int COUNT = 10_000;
    static final String PROJECT = "/projects/benchmark";
    static final String ENVIRONMENT = PROJECT + "/environments/production";
    private static final String RULE = """
            {"id": "r%d", "condition": {"attribute": "country", "operator": "in", "values": ["C%d", "D%d"]},
             "serve": {"variant": "on"}}""";

    private ManyFlags() {}

    static String key(int number) {
        return "flag-%05d".formatted(number);
    }

    static void putInto(AuthoringService service) throws IOException, InterruptedException {
        var _ = service.send("POST", "/projects", "{\"key\": \"benchmark\"}");
        var _ = service.send("POST", PROJECT + "/environments", "{\"key\": \"production\"}");
        for (int number = 0; number < COUNT; number++) {
            var _ = service.send("POST", PROJECT + "/flags", flag(number));
        }
    }

    private static String flag(int number) {
        String rules = IntStream.range(0, 5)
                .mapToObj(rule -> RULE.formatted(rule, rule, number))
                .collect(Collectors.joining(","));
        return """
                {"key": "%s", "type": "boolean", "description": "Flag number %d of many", "tags": ["team-%d"],
                 "variants": [{"key": "on", "value": true}, {"key": "off", "value": false}], "environments":
                 {"production": {"on": true, "offVariant": "off", "rules": [%s], "defaultServe": {"variant": "off"}}}}""".formatted(key(number), number, number % 20, rules);
    }
}
