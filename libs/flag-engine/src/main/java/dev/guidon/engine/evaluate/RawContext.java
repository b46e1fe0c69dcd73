package dev.guidon.engine.evaluate;

import dev.guidon.engine.flagd.JsonValues;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A subject as the context of a rule of flagd, which may ask for anything: all that is known of the subject is copied.
final class RawContext {
    private static final AttributePath TARGETING_KEY = AttributePath.of(AttributePath.TARGETING_KEY);

    private RawContext() {}

    /// A subject that cannot tell its attributes has its targeting key alone.
    static Map<String, ?> of(Subject subject) {
        Map<String, @Nullable Object> context = new HashMap<>();
        if (subject instanceof ListedSubject listed) {
            listed.attributes().forEach((name, value) -> context.put(name, JsonValues.plain(value)));
        } else if (subject.attribute(TARGETING_KEY) instanceof String key) {
            context.put(AttributePath.TARGETING_KEY, key);
        }
        return context;
    }
}
