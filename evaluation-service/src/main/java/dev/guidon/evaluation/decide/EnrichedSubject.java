package dev.guidon.evaluation.decide;

import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.flag.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A subject of which this server knows more than the caller said, or better.
record EnrichedSubject(ListedSubject subject, Map<String, String> added) implements ListedSubject {
    @Override
    public @Nullable Object attribute(AttributePath path) {
        String known = added.get(path.name());
        return known == null ? subject.attribute(path) : known;
    }

    @Override
    public Map<String, Value> attributes() {
        Map<String, Value> all = new LinkedHashMap<>(subject.attributes());
        added.forEach((name, text) -> all.put(name, new Value.Text(text)));
        return all;
    }

    @Override
    public Map<String, @Nullable Object> plain() {
        Map<String, @Nullable Object> all = subject.plain();
        all.putAll(added);
        return all;
    }
}
