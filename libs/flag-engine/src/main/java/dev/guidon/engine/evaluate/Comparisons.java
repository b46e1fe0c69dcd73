package dev.guidon.engine.evaluate;

import com.google.re2j.Pattern;
import dev.guidon.engine.flag.Instants;
import dev.guidon.engine.flag.Network;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.SemanticVersion;
import dev.guidon.engine.flag.Value;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Compiles an operator and its values into a comparison: values are parsed here, once.
final class Comparisons {
    private Comparisons() {}

    static Comparison compile(Operator operator, List<Value> values) {
        return switch (operator) {
            case EQUALS, IN -> Membership.of(values);
            case CONTAINS -> contains(values);
            case STARTS_WITH -> onText(values, String::startsWith);
            case ENDS_WITH -> onText(values, String::endsWith);
            case MATCHES -> matches(values);
            case LESS_THAN -> onNumber(values, order -> order < 0);
            case AT_MOST -> onNumber(values, order -> order <= 0);
            case GREATER_THAN -> onNumber(values, order -> order > 0);
            case AT_LEAST -> onNumber(values, order -> order >= 0);
            case BEFORE -> onInstant(values, order -> order < 0);
            case AFTER -> onInstant(values, order -> order > 0);
            case SEMVER_EQUALS -> onVersion(values, order -> order == 0);
            case SEMVER_LESS_THAN -> onVersion(values, order -> order < 0);
            case SEMVER_AT_MOST -> onVersion(values, order -> order <= 0);
            case SEMVER_GREATER_THAN -> onVersion(values, order -> order > 0);
            case SEMVER_AT_LEAST -> onVersion(values, order -> order >= 0);
            case IN_CIDR -> inNetwork(values);
            case EXISTS -> _ -> Verdict.HOLDS;
        };
    }

    /// A substring of text. Elements of lists come one by one, and a number or boolean is contained in itself.
    private static Comparison contains(List<Value> values) {
        Comparison substring = onText(values, String::contains);
        Comparison equal = Membership.of(values);
        return attribute -> attribute instanceof String ? substring.of(attribute) : equal.of(attribute);
    }

    private static Comparison onText(List<Value> values, BiPredicate<String, String> relation) {
        String[] texts = values.stream()
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).value())
                .toArray(String[]::new);
        return attribute -> {
            if (!(attribute instanceof String text)) {
                return Verdict.UNREADABLE;
            }
            for (String candidate : texts) {
                if (relation.test(text, candidate)) {
                    return Verdict.HOLDS;
                }
            }
            return Verdict.FAILS;
        };
    }

    private static Comparison matches(List<Value> values) {
        Pattern[] patterns = values.stream()
                .map(value -> Pattern.compile(((Value.Text) value).value()))
                .toArray(Pattern[]::new);
        return attribute -> {
            if (!(attribute instanceof String text)) {
                return Verdict.UNREADABLE;
            }
            for (Pattern pattern : patterns) {
                if (pattern.matcher(text).find()) {
                    return Verdict.HOLDS;
                }
            }
            return Verdict.FAILS;
        };
    }

    private static Comparison onNumber(List<Value> values, IntPredicate order) {
        double[] bounds = values.stream()
                .mapToDouble(Comparisons::number)
                .map(bound -> bound + 0.0)
                .toArray();
        return attribute -> {
            if (!(attribute instanceof Number number)) {
                return Verdict.UNREADABLE;
            }
            // Adding zero makes -0.0 equal to 0.0.
            double actual = number.doubleValue() + 0.0;
            for (double bound : bounds) {
                if (order.test(Double.compare(actual, bound))) {
                    return Verdict.HOLDS;
                }
            }
            return Verdict.FAILS;
        };
    }

    private static double number(Value value) {
        return value instanceof Value.Whole(var whole) ? whole : ((Value.Decimal) value).value();
    }

    private static Comparison onInstant(List<Value> values, IntPredicate order) {
        List<Instant> bounds =
                values.stream().map(value -> Instants.of(value).orElseThrow()).toList();
        return ordered(bounds, Comparisons::instant, order);
    }

    private static @Nullable Instant instant(Object attribute) {
        return switch (attribute) {
            case String text -> Instants.parse(text).orElse(null);
            case Long millis -> Instant.ofEpochMilli(millis);
            case Double millis -> Instant.ofEpochMilli(millis.longValue());
            default -> null;
        };
    }

    private static Comparison onVersion(List<Value> values, IntPredicate order) {
        VersionBound[] bounds = values.stream()
                .map(value ->
                        SemanticVersion.parse(((Value.Text) value).value()).orElseThrow())
                .map(VersionBound::new)
                .toArray(VersionBound[]::new);
        return attribute -> {
            if (!(attribute instanceof String text)) {
                return Verdict.UNREADABLE;
            }
            Verdict verdict = Verdict.UNREADABLE;
            for (VersionBound bound : bounds) {
                OptionalInt comparison = bound.compare(text);
                if (comparison.isPresent()) {
                    verdict = Verdict.of(order.test(comparison.getAsInt()));
                }
                if (verdict == Verdict.HOLDS) {
                    return verdict;
                }
            }
            return verdict;
        };
    }

    private static <T extends Comparable<T>> Comparison ordered(
            List<T> bounds, Function<Object, @Nullable T> reader, IntPredicate order) {
        return attribute -> {
            T actual = reader.apply(attribute);
            if (actual == null) {
                return Verdict.UNREADABLE;
            }
            for (T bound : bounds) {
                if (order.test(actual.compareTo(bound))) {
                    return Verdict.HOLDS;
                }
            }
            return Verdict.FAILS;
        };
    }

    private static Comparison inNetwork(List<Value> values) {
        List<Network> networks = values.stream()
                .map(value -> Network.parse(((Value.Text) value).value()).orElseThrow())
                .toList();
        return attribute -> {
            byte[] address =
                    attribute instanceof String text ? Network.addressOf(text).orElse(null) : null;
            if (address == null) {
                return Verdict.UNREADABLE;
            }
            return Verdict.of(networks.stream().anyMatch(network -> network.contains(address)));
        };
    }
}
