package dev.guidon.engine.flagd;

import dev.guidon.engine.evaluate.Reason;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision.Served;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One flag of a document, ready to decide.
///
/// @param fixed what is decided without a look at the subject; null when there is a rule
/// @param byVariant what is decided when the rule names a variant
/// @param byDefault what is decided when the rule gives null
record FlagdFlag(
        String key,
        @Nullable FlagdDecision fixed,
        Node rule,
        Map<String, Served> byVariant,
        FlagdDecision byDefault,
        FlagdDecision ruleFails,
        FlagdDecision noSuchVariant) {

    static FlagdFlag compile(FlagSource source, FractionalGeneration generation) {
        String key = source.key();
        Map<String, Value> metadata = source.metadata();
        Map<String, Served> byVariant = HashMap.newHashMap(source.variants().size());
        source.variants()
                .forEach((name, value) ->
                        byVariant.put(name, new Served(key, name, value, Reason.TARGETING_MATCH, metadata)));
        return new FlagdFlag(
                key,
                fixed(source),
                RuleCompiler.compile(key, source.targeting(), generation),
                Map.copyOf(byVariant),
                byDefault(source, Reason.DEFAULT),
                new FlagdDecision.Failed(key, FlagdError.PARSE_ERROR, metadata),
                new FlagdDecision.Failed(key, FlagdError.GENERAL, metadata));
    }

    private static @Nullable FlagdDecision fixed(FlagSource source) {
        if (source.disabled()) {
            return new FlagdDecision.CallersDefault(source.key(), Reason.DISABLED, source.metadata());
        }
        boolean noRule = source.targeting() instanceof Value.Structure(var fields) && fields.isEmpty();
        return noRule ? byDefault(source, Reason.STATIC) : null;
    }

    private static FlagdDecision byDefault(FlagSource source, Reason reason) {
        String variant = source.defaultVariant();
        Value value = source.variants().get(variant);
        return variant.isEmpty() || value == null
                ? new FlagdDecision.CallersDefault(source.key(), Reason.DEFAULT, source.metadata())
                : new Served(source.key(), variant, value, reason, source.metadata());
    }

    FlagdDecision decide(Map<String, ?> context, long timestamp) {
        if (fixed != null) {
            return fixed;
        }
        try {
            Object result = rule.eval(new Scope.Root(context, key, timestamp));
            if (result == null) {
                return byDefault;
            }
            Served named = byVariant.get(VariantNames.of(result));
            return named == null ? noSuchVariant : named;
        } catch (RuleFailure _) {
            return ruleFails;
        }
    }
}
