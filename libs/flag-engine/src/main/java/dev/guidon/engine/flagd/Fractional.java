package dev.guidon.engine.flagd;

import dev.guidon.engine.bucket.SaltedHash;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `fractional`, in flagd's second generation (0.15.0 and later): MurmurHash3 of the bucketing text, scaled to the sum
/// of the weights by `(unsigned hash * total) >> 32`. Null where flagd cannot draw.
///
/// @param withFlagKey hashes the targeting key with the flag's key before it, for rules that name no other text
/// @param plain hashes text as it is
record Fractional(String flagKey, SaltedHash withFlagKey, SaltedHash plain) implements Operation {
    private static final SaltedHash WITHOUT_FLAG = new SaltedHash("");

    static Fractional of(String flagKey) {
        return new Fractional(flagKey, new SaltedHash(flagKey), WITHOUT_FLAG);
    }

    @Override
    public @Nullable Object on(List<?> arguments, Scope scope) {
        if (arguments.isEmpty() || !scope.isObject()) {
            return null;
        }
        Object first = arguments.getFirst();
        boolean hasBucketing = first == null || first instanceof String;
        if (!(first instanceof String) && scope.targetingKey() == null) {
            return null;
        }
        Shares shares = Shares.of(hasBucketing ? arguments.subList(1, arguments.size()) : arguments);
        return shares == null ? null : shares.drawnBy(hash(first, scope));
    }

    @Override
    public @Nullable Object onOne(@Nullable Object argument, Scope scope) {
        return null;
    }

    /// Shares that are known when the rule is compiled, which is the usual case, are summed up once.
    @Override
    public Node with(Node[] arguments) {
        if (arguments.length < 2 || arguments[0] instanceof Node.Constant(List<?> _)) {
            return fixed(null, arguments, 0);
        }
        return fixed(arguments[0], arguments, 1);
    }

    private Node fixed(@Nullable Node bucketing, Node[] arguments, int from) {
        Object[] pairs = new Object[arguments.length - from];
        for (int i = from; i < arguments.length; i++) {
            if (!(arguments[i] instanceof Node.Constant(List<?> pair))) {
                return Operation.super.with(arguments);
            }
            pairs[i - from] = pair;
        }
        Shares shares = Shares.of(List.of(pairs));
        return scope -> {
            Object text = bucketing == null ? null : bucketing.eval(scope);
            if (text instanceof List<?>) {
                // What looked like a bucketing expression gave a pair.
                return on(Node.evalAll(arguments, scope), scope);
            }
            boolean usable = text instanceof String || (text == null && scope.targetingKey() != null);
            return shares != null && usable && scope.isObject() ? shares.drawnBy(hash(text, scope)) : null;
        };
    }

    private int hash(@Nullable Object bucketing, Scope scope) {
        if (bucketing instanceof String text) {
            return plain.of(text);
        }
        String unit = scope.targetingKey();
        if (unit == null) {
            return 0;
        }
        if (scope instanceof Scope.Root) {
            return withFlagKey.of(unit);
        }
        // Over the elements of a list, the element's own `$flagd` counts, if it has one.
        boolean named = scope.first(Scope.FLAGD) instanceof Map<?, ?> fields && flagKey.equals(fields.get("flagKey"));
        return named ? withFlagKey.of(unit) : plain.of(unit);
    }

    /// Results and the ends of their parts of the whole.
    static final class Shares {
        private static final long UNUSABLE = Long.MAX_VALUE;

        private final @Nullable Object[] results;
        private final long[] ends;

        private Shares(@Nullable Object[] results, long[] ends) {
            this.results = results;
            this.ends = ends;
        }

        /// Null when flagd refuses one of the pairs, or the sum of their weights.
        static @Nullable Shares of(List<?> pairs) {
            @Nullable Object[] results = new Object[pairs.size()];
            long[] ends = new long[pairs.size()];
            long end = 0;
            for (int i = 0; i < ends.length; i++) {
                if (!(pairs.get(i) instanceof List<?> pair) || pair.isEmpty() || !isResult(pair.getFirst())) {
                    return null;
                }
                long weight = weight(pair.size() < 2 ? null : pair.get(1));
                if (weight == UNUSABLE) {
                    return null;
                }
                end += Math.max(0, weight);
                results[i] = pair.getFirst();
                ends[i] = end;
            }
            return end > Integer.MAX_VALUE ? null : new Shares(results, ends);
        }

        private static boolean isResult(@Nullable Object result) {
            return !(result instanceof List<?>) && !(result instanceof Map<?, ?>);
        }

        /// Whole and not too large; 1 when there is none.
        private static long weight(@Nullable Object weight) {
            if (weight == null) {
                return 1;
            }
            if (!(weight instanceof Number number)) {
                return UNUSABLE;
            }
            double value = number.doubleValue();
            boolean usable = value == Math.rint(value) && value <= Integer.MAX_VALUE && value >= Long.MIN_VALUE;
            return usable ? (long) value : UNUSABLE;
        }

        @Nullable
        Object drawnBy(int hash) {
            long total = ends.length == 0 ? 0 : ends[ends.length - 1];
            long bucket = ((hash & 0xFFFFFFFFL) * total) >>> 32;
            for (int i = 0; i < ends.length; i++) {
                if (bucket < ends[i]) {
                    return results[i];
                }
            }
            return null;
        }
    }
}
