package dev.guidon.servers;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Settings by system property or environment variable: `guidon.test.redis.image` or `GUIDON_TEST_REDIS_IMAGE`.
record Options(Map<String, String> properties, Map<String, String> environment) {

    static Options ofThisProcess() {
        Map<String, String> properties = System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, System::getProperty));
        return new Options(properties, System.getenv());
    }

    /// The property wins over the variable; an empty one counts as absent.
    String get(String name, String otherwise) {
        String property = properties.getOrDefault(name, "");
        if (!property.isEmpty()) {
            return property;
        }
        String variable = environment.getOrDefault(name.toUpperCase(Locale.ROOT).replace('.', '_'), "");
        return variable.isEmpty() ? otherwise : variable;
    }
}
