package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One flag of a document, compiled, with all that its document says of it. Immutable, and safe on any thread.
public final class FlagdEntry {
    private static final String FLAG_SET = "flagSetId";

    private final FlagSource source;
    private final FlagdFlag flag;

    private FlagdEntry(FlagSource source, FlagdFlag flag) {
        this.source = source;
        this.flag = flag;
    }

    static FlagdEntry compile(FlagSource source, FractionalGeneration generation) {
        return new FlagdEntry(source, FlagdFlag.compile(source, generation));
    }

    public String key() {
        return source.key();
    }

    /// The set that the flag belongs to, by its own metadata or that of the document; empty for none.
    public Optional<String> flagSetId() {
        return source.metadata().get(FLAG_SET) instanceof Value.Text(var id) ? Optional.of(id) : Optional.empty();
    }

    /// The document's metadata with the flag's own on top.
    public Map<String, Value> metadata() {
        return source.metadata();
    }

    /// What the default variant is worth, which tells the type of the flag; empty for a flag without one. A variant
    /// without a name counts here, although it is no default.
    public Optional<Value> defaultValue() {
        return Optional.ofNullable(source.variants().get(source.defaultVariant()));
    }

    /// The flag as a document of its own would have it: references filled in, the document's metadata among its own,
    /// and an empty text for a default variant that is not there. Equal for flags that answer alike.
    public Map<String, Value> definition() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("state", new Value.Text(source.disabled() ? "DISABLED" : "ENABLED"));
        fields.put("defaultVariant", new Value.Text(source.defaultVariant()));
        fields.put("variants", new Value.Structure(source.variants()));
        if (!FlagSource.NO_RULE.equals(source.targeting())) {
            fields.put("targeting", source.targeting());
        }
        if (!source.metadata().isEmpty()) {
            fields.put("metadata", new Value.Structure(source.metadata()));
        }
        return fields;
    }

    FlagdDecision decide(Map<String, ?> context, long timestamp) {
        return flag.decide(context, timestamp);
    }
}
