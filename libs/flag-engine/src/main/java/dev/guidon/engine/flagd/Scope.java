package dev.guidon.engine.flagd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The data that variables are looked up in: the caller's context, or an element that an operator walks over.
/// Lives as long as one decision, on one thread.
sealed interface Scope {
    String TARGETING_KEY = "targetingKey";
    String FLAGD = "$flagd";

    /// All of the data, as `{"var": ""}` gives them.
    @Nullable
    Object whole();

    /// The part of the data that the first part of a path names; null when there is none.
    @Nullable
    Object first(String part);

    Root root();

    /// Whether the data are an object, and no plain value or list.
    boolean isObject();

    /// The scope `hops` steps further out.
    Scope outer(int hops);

    /// The text under `targetingKey`; null when it is missing, empty or something else.
    default @Nullable String targetingKey() {
        return isObject() && first(TARGETING_KEY) instanceof String text && !text.isEmpty() ? text : null;
    }

    /// The field or element `part` of `container`; null when there is none. As in flagd, a part that is no number
    /// names the first element of a list.
    static @Nullable Object field(@Nullable Object container, String part) {
        return switch (container) {
            case Map<?, ?> fields -> fields.get(part);
            case List<?> elements -> {
                long index = Numerals.toInteger(Numerals.parse(part, 0));
                yield index >= 0 && index < elements.size() ? elements.get((int) index) : null;
            }
            case null, default -> null;
        };
    }

    /// The caller's context with `$flagd` on top, which hides what a caller sends under that name.
    final class Root implements Scope {
        /// Elements that all operators of one decision may walk over together; far beyond any sensible rule.
        private static final int MAX_STEPS = 1_000_000;

        private final Map<String, ?> context;
        private final String flagKey;
        private final long timestamp;
        private int stepsLeft = MAX_STEPS;

        /// @param timestamp seconds since the epoch
        Root(Map<String, ?> context, String flagKey, long timestamp) {
            this.context = context;
            this.flagKey = flagKey;
            this.timestamp = timestamp;
        }

        /// Counts one element that is walked over.
        void step() {
            if (--stepsLeft < 0) {
                throw new RuleFailure("the rule walks over more than " + MAX_STEPS + " elements");
            }
        }

        @Override
        public Object whole() {
            Map<String, @Nullable Object> all = new HashMap<>(context);
            all.put(FLAGD, properties());
            return all;
        }

        @Override
        public @Nullable Object first(String part) {
            return part.equals(FLAGD) ? properties() : context.get(part);
        }

        @Override
        public Root root() {
            return this;
        }

        @Override
        public boolean isObject() {
            return true;
        }

        @Override
        public Scope outer(int hops) {
            return this;
        }

        private Map<String, Object> properties() {
            return Map.of("flagKey", flagKey, "timestamp", (double) timestamp);
        }
    }

    /// An element of a list, or the state of a `reduce`.
    record Element(@Nullable Object whole, Scope around, Root root) implements Scope {
        static Element of(@Nullable Object element, Scope around) {
            return new Element(element, around, around.root());
        }

        @Override
        public @Nullable Object first(String part) {
            return field(whole, part);
        }

        @Override
        public boolean isObject() {
            return whole instanceof Map<?, ?>;
        }

        @Override
        public Scope outer(int hops) {
            return hops == 0 ? this : around.outer(hops - 1);
        }
    }
}
