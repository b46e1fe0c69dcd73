package dev.guidon.gateway.route;

import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.Subject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// On whose behalf a call is made.
///
/// @param key the unit that the caller names, if it names one
/// @param stranger stands in for a missing key, so that an anonymous call is drawn too; random, and never recorded
/// @param attributes what rules may ask for, by their own names
public record CallSubject(Optional<String> key, String stranger, Map<String, String> attributes) implements Subject {
    private static final AttributePath KEY = AttributePath.of(AttributePath.TARGETING_KEY);

    public CallSubject {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public @Nullable Object attribute(AttributePath path) {
        return path.name().equals(AttributePath.TARGETING_KEY) ? key.orElse(stranger) : attributes.get(path.name());
    }

    /// The caller's own unit: what it named itself by.
    Optional<Unit> named() {
        return named(KEY);
    }

    /// The unit at `path`, unless it only stands in for a missing one.
    Optional<Unit> named(AttributePath path) {
        Optional<String> value = path.name().equals(AttributePath.TARGETING_KEY)
                ? key
                : Optional.ofNullable(attributes.get(path.name())).filter(text -> !text.isEmpty());
        return value.map(text -> new Unit(path.name(), text));
    }

    @Override
    public String toString() {
        return "subject with " + attributes.size() + " attributes";
    }
}
