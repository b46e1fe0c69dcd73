package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.JsonValues;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A subject that can tell all that is known of it, for whoever keeps samples and for rules of flagd, which may ask for
/// anything. No other decision asks for that.
public interface ListedSubject extends Subject {

    /// By name, the targeting key among them; objects are not flattened.
    Map<String, Value> attributes();

    /// The same in the form that rules of flagd compute with: `Boolean`, `String`, `Double`, `List`, `Map` or null. A
    /// map of the caller's own, who may change it.
    default Map<String, @Nullable Object> plain() {
        Map<String, @Nullable Object> plain = new HashMap<>();
        attributes().forEach((name, value) -> plain.put(name, JsonValues.plain(value)));
        return plain;
    }
}
