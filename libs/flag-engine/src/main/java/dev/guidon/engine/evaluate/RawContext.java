package dev.guidon.engine.evaluate;

import java.util.Map;

/// A subject as the context of a rule of flagd, which may ask for anything: all that is known of the subject is copied.
final class RawContext {
    private static final AttributePath TARGETING_KEY = AttributePath.of(AttributePath.TARGETING_KEY);

    private RawContext() {}

    /// A subject that cannot tell its attributes has its targeting key alone.
    static Map<String, ?> of(Subject subject) {
        if (subject instanceof ListedSubject listed) {
            return listed.plain();
        }
        return subject.attribute(TARGETING_KEY) instanceof String key
                ? Map.of(AttributePath.TARGETING_KEY, key)
                : Map.of();
    }
}
