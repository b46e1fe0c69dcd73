package dev.guidon.engine.flagd;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How values are read as booleans, numbers and text, and how they compare.
final class Coercions {
    private Coercions() {}

    /// Empty text, lists and maps are false; the text `"0"` is true.
    static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case List<?> elements -> !elements.isEmpty();
            case Map<?, ?> fields -> !fields.isEmpty();
            default -> false;
        };
    }

    /// For arithmetic: text that is no number counts as 0.
    ///
    /// @throws RuleFailure for anything but text and numbers
    static double number(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case String text -> Numerals.parse(text, 0);
            case null, default -> throw new RuleFailure("neither a number nor text");
        };
    }

    /// For comparisons, as JavaScript has it: text that is no number, lists and maps are no number.
    static double comparable(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Boolean flag -> flag ? 1 : 0;
            case Number number -> number.doubleValue();
            case String text -> Whitespace.trim(text).isEmpty() ? 0 : Numerals.parse(text, Double.NaN);
            default -> Double.NaN;
        };
    }

    /// @throws RuleFailure for booleans, lists and maps
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Number number -> Numerals.plain(number.doubleValue());
            default -> throw new RuleFailure("neither text nor a number");
        };
    }

    static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> elements) {
            return elements;
        }
        throw new RuleFailure("not a list");
    }

    /// The element at `index`.
    ///
    /// @throws RuleFailure when there are not so many
    static @Nullable Object at(List<?> elements, int index) {
        if (index < elements.size()) {
            return elements.get(index);
        }
        throw new RuleFailure("too few arguments");
    }

    /// `==`: null equals nothing but null.
    static boolean equalLoosely(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof String one && right instanceof String other) {
            return one.equals(other);
        }
        return comparable(left) == comparable(right);
    }

    static boolean less(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String one && right instanceof String other) {
            return compareCodePoints(one, other) < 0;
        }
        return comparable(left) < comparable(right);
    }

    /// Equality of two values that are compared without any coercion. Go cannot compare two lists or two maps.
    static boolean same(@Nullable Object left, @Nullable Object right) {
        boolean incomparable = (left instanceof List<?> && right instanceof List<?>)
                || (left instanceof Map<?, ?> && right instanceof Map<?, ?>);
        if (incomparable) {
            throw new RuleFailure("lists and maps do not compare");
        }
        if (left instanceof Number one && right instanceof Number other) {
            return one.doubleValue() == other.doubleValue();
        }
        return left == null ? right == null : left.equals(right);
    }

    /// The order of UTF-8 bytes, which is that of code points but not that of `char`s.
    private static int compareCodePoints(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            char one = left.charAt(i);
            char other = right.charAt(i);
            if (one != other) {
                boolean bothPlain = !Character.isSurrogate(one) && !Character.isSurrogate(other);
                return bothPlain ? one - other : left.codePointAt(i) - right.codePointAt(i);
            }
        }
        return left.length() - right.length();
    }
}
