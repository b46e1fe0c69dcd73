package dev.guidon.engine.flag;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;

/// How a condition compares an attribute with its values. Where several values are allowed, one of them suffices.
public enum Operator {
    EQUALS(Operand.SCALAR),
    IN(Operand.SCALAR),
    /// Substring of a string, element of a list.
    CONTAINS(Operand.SCALAR),
    STARTS_WITH(Operand.TEXT),
    ENDS_WITH(Operand.TEXT),
    /// Regular expression found somewhere in the string; RE2 syntax, linear time.
    MATCHES(Operand.PATTERN),
    LESS_THAN(Operand.NUMBER),
    AT_MOST(Operand.NUMBER),
    GREATER_THAN(Operand.NUMBER),
    AT_LEAST(Operand.NUMBER),
    /// Instants: ISO 8601 with offset, or milliseconds since the epoch.
    BEFORE(Operand.INSTANT),
    AFTER(Operand.INSTANT),
    /// Semantic versions (semver.org, 2.0.0).
    SEMVER_EQUALS(Operand.VERSION),
    SEMVER_LESS_THAN(Operand.VERSION),
    SEMVER_AT_MOST(Operand.VERSION),
    SEMVER_GREATER_THAN(Operand.VERSION),
    SEMVER_AT_LEAST(Operand.VERSION),
    /// IPv4 or IPv6 address inside a network.
    IN_CIDR(Operand.NETWORK),
    /// Has a value at all. Takes none.
    EXISTS(Operand.NONE);

    private enum Operand {
        NONE,
        SCALAR,
        TEXT,
        PATTERN,
        NUMBER,
        INSTANT,
        VERSION,
        NETWORK
    }

    private final Operand operand;

    Operator(Operand operand) {
        this.operand = operand;
    }

    /// What is wrong with `values` for this operator and what would be right, if anything is.
    public Optional<String> problemWith(List<Value> values) {
        if (operand == Operand.NONE) {
            return values.isEmpty() ? Optional.empty() : Optional.of(this + " takes no values");
        }
        if (values.isEmpty()) {
            return Optional.of(this + " needs at least one value");
        }
        return values.stream()
                .filter(value -> !accepts(value))
                .findFirst()
                .map(value -> this + " needs " + wanted() + ", not " + value);
    }

    private boolean accepts(Value value) {
        return switch (operand) {
            case NONE -> false;
            case SCALAR ->
                value instanceof Value.Text
                        || value instanceof Value.Bool
                        || value instanceof Value.Whole
                        || value instanceof Value.Decimal;
            case TEXT -> value instanceof Value.Text;
            case PATTERN -> value instanceof Value.Text(var text) && compiles(text);
            case NUMBER -> value instanceof Value.Whole || value instanceof Value.Decimal;
            case INSTANT -> Instants.of(value).isPresent();
            case VERSION ->
                value instanceof Value.Text(var text)
                        && SemanticVersion.parse(text).isPresent();
            case NETWORK ->
                value instanceof Value.Text(var text) && Network.parse(text).isPresent();
        };
    }

    private String wanted() {
        return switch (operand) {
            case NONE -> "no value";
            case SCALAR -> "strings, numbers or booleans";
            case TEXT -> "strings";
            case PATTERN -> "regular expressions in RE2 syntax";
            case NUMBER -> "numbers";
            case INSTANT -> "instants such as \"2026-01-31T09:00:00Z\" or milliseconds since the epoch";
            case VERSION -> "semantic versions such as \"1.4.0\"";
            case NETWORK -> "networks such as \"10.0.0.0/8\"";
        };
    }

    private static boolean compiles(String expression) {
        try {
            return Pattern.compile(expression).groupCount() >= 0;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }
}
