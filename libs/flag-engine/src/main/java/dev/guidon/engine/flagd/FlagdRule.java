package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A rule of flagd that is part of a flag, compiled. Decides as the same flag in a document of flagd does.
public final class FlagdRule {
    private static final Value NO_RULE = new Value.Structure(Map.of());

    private final FlagdFlag flag;
    private final Map<String, Value> metadata;

    private FlagdRule(FlagdFlag flag, Map<String, Value> metadata) {
        this.flag = flag;
        this.metadata = metadata;
    }

    /// @throws IllegalArgumentException when the rule or a shared one is no JSON, or a shared one is empty
    public static FlagdRule compile(String flagKey, List<Variant> variants, Serve.FlagdRule rule) {
        Map<String, Value> values = new LinkedHashMap<>();
        variants.forEach(variant -> values.put(variant.key(), variant.value()));
        FlagSource source = new FlagSource(
                flagKey, false, rule.defaultVariant().orElse(""), values, targeting(rule), rule.metadata());
        return new FlagdRule(FlagdFlag.compile(source, FractionalGeneration.SECOND), rule.metadata());
    }

    /// Comes with every answer.
    public Map<String, Value> metadata() {
        return metadata;
    }

    /// The rule with its references filled in.
    static Value targeting(Serve.FlagdRule rule) {
        Map<String, Value> evaluators = new LinkedHashMap<>();
        rule.evaluators().forEach((name, text) -> evaluators.put(name, JsonReader.read(text)));
        References references = References.of(evaluators);
        return rule.targeting().isEmpty() ? NO_RULE : references.fillIn(JsonReader.read(rule.targeting()));
    }

    /// Never throws and never blocks.
    ///
    /// @param context as [FlagdDocument#decide] takes it
    /// @param timestamp seconds since the epoch
    public FlagdDecision decide(Map<String, ?> context, long timestamp) {
        return flag.decide(context, timestamp);
    }
}
