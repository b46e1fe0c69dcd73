package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Value;
import java.util.Map;

/// A subject that can tell all that is known of it, for whoever keeps samples. No decision asks for that.
public interface ListedSubject extends Subject {

    /// By name, the targeting key among them; objects are not flattened.
    Map<String, Value> attributes();
}
