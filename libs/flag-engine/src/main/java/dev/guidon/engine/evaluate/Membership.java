package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Equality with one of several scalars: a hash lookup for text, a binary search for numbers, whatever their count.
final class Membership implements Comparison {
    private final Set<String> texts;
    private final double[] numbers;
    private final boolean hasTrue;
    private final boolean hasFalse;

    private Membership(Set<String> texts, double[] numbers, boolean hasTrue, boolean hasFalse) {
        this.texts = texts;
        this.numbers = numbers;
        this.hasTrue = hasTrue;
        this.hasFalse = hasFalse;
    }

    /// Numbers are compared as doubles, as JSON clients send them.
    static Comparison of(List<Value> values) {
        Set<String> texts = values.stream()
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).value())
                .collect(Collectors.toUnmodifiableSet());
        double[] numbers = values.stream()
                .filter(value -> value instanceof Value.Whole || value instanceof Value.Decimal)
                .mapToDouble(value -> value instanceof Value.Whole(var whole) ? whole : ((Value.Decimal) value).value())
                .map(number -> number + 0.0)
                .sorted()
                .toArray();
        boolean onlyOneText = texts.size() == 1 && values.size() == 1;
        return onlyOneText
                ? one(texts.iterator().next())
                : new Membership(
                        texts, numbers, values.contains(new Value.Bool(true)), values.contains(new Value.Bool(false)));
    }

    private static Comparison one(String expected) {
        return attribute -> Verdict.of(expected.equals(attribute));
    }

    @Override
    public Verdict of(Object attribute) {
        return switch (attribute) {
            case String text -> Verdict.of(texts.contains(text));
            case Boolean flag -> Verdict.of(flag ? hasTrue : hasFalse);
            // Adding zero makes -0.0 equal to 0.0 for the search.
            case Number number -> Verdict.of(Arrays.binarySearch(numbers, number.doubleValue() + 0.0) >= 0);
            default -> Verdict.FAILS;
        };
    }
}
