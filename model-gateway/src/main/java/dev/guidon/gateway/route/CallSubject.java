package dev.guidon.gateway.route;

import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.flag.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// On whose behalf a call is made.
///
/// @param key the unit that the caller names, if it names one
/// @param stranger stands in for a missing key, so that an anonymous call is drawn too; random, and never recorded
/// @param metadata what rules may ask for, by its own names
public record CallSubject(Optional<String> key, String stranger, Map<String, String> metadata)
        implements ListedSubject {
    private static final AttributePath KEY = AttributePath.of(AttributePath.TARGETING_KEY);

    public CallSubject {
        metadata = Map.copyOf(metadata);
    }

    @Override
    public @Nullable Object attribute(AttributePath path) {
        return path.name().equals(AttributePath.TARGETING_KEY) ? key.orElse(stranger) : metadata.get(path.name());
    }

    /// Without a key that only stands in for a missing one.
    @Override
    public Map<String, Value> attributes() {
        Map<String, Value> all = new LinkedHashMap<>();
        metadata.forEach((name, text) -> all.put(name, new Value.Text(text)));
        key.ifPresent(text -> all.put(AttributePath.TARGETING_KEY, new Value.Text(text)));
        return all;
    }

    /// The caller's own unit: what it named itself by.
    Optional<Unit> named() {
        return named(KEY);
    }

    /// The unit at `path`, unless it only stands in for a missing one.
    Optional<Unit> named(AttributePath path) {
        Optional<String> value = path.name().equals(AttributePath.TARGETING_KEY)
                ? key
                : Optional.ofNullable(metadata.get(path.name())).filter(text -> !text.isEmpty());
        return value.map(text -> new Unit(path.name(), text));
    }

    @Override
    public String toString() {
        return "subject with " + metadata.size() + " attributes";
    }
}
