package dev.guidon.evaluation.decide;

import dev.guidon.engine.evaluate.ListedSubject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Attributes that this server adds to the context of every evaluation, as flagd does: fixed ones go before what the
/// caller's body says, and values of headers before both.
///
/// @param fixed by their names
/// @param byHeader names of attributes by the headers that hold their values
public record AddedContext(Map<String, String> fixed, Map<String, String> byHeader) {
    public AddedContext {
        fixed = Map.copyOf(fixed);
        byHeader = Map.copyOf(byHeader);
    }

    /// What is added to the context of one request.
    ///
    /// @param header gives the value of a header, whatever the case of its name
    public Map<String, String> of(Function<String, @Nullable String> header) {
        if (byHeader.isEmpty()) {
            return fixed;
        }
        Map<String, String> added = new HashMap<>(fixed);
        byHeader.forEach((name, attribute) -> {
            String value = header.apply(name);
            if (value != null && !value.isEmpty()) {
                added.put(attribute, value);
            }
        });
        return added;
    }

    /// A subject with what was added to its context.
    public static ListedSubject with(ListedSubject subject, Map<String, String> added) {
        return added.isEmpty() ? subject : new EnrichedSubject(subject, added);
    }
}
