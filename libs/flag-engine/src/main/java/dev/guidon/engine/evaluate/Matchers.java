package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Operator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compiles condition trees.
final class Matchers {
    private final Function<String, @Nullable CompiledSegment> segments;

    /// @param segments by key, compiled already; null for one that does not exist
    Matchers(Function<String, @Nullable CompiledSegment> segments) {
        this.segments = segments;
    }

    Matcher compile(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> all(compileAll(parts));
            case Condition.Any(var parts) -> any(compileAll(parts));
            case Condition.Not(var part) -> {
                Matcher inner = compile(part);
                yield subject -> !inner.matches(subject);
            }
            case Condition.InSegment(var segment, var negate) -> inSegment(segments.apply(segment), negate);
            case Condition.Test test -> test(test);
        };
    }

    private Matcher[] compileAll(List<Condition> parts) {
        return parts.stream().map(this::compile).toArray(Matcher[]::new);
    }

    private static Matcher inSegment(@Nullable CompiledSegment segment, boolean negate) {
        if (segment == null) {
            return _ -> false;
        }
        return negate ? subject -> !segment.matches(subject) : segment;
    }

    private static Matcher all(Matcher[] parts) {
        return subject -> {
            for (Matcher part : parts) {
                if (!part.matches(subject)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Matcher any(Matcher[] parts) {
        return subject -> {
            for (Matcher part : parts) {
                if (part.matches(subject)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Matcher test(Condition.Test test) {
        AttributePath path = AttributePath.of(test.attribute());
        if (test.operator() == Operator.EXISTS) {
            return subject -> (subject.attribute(path) != null) != test.negate();
        }
        Comparison comparison = Comparisons.compile(test.operator(), test.values());
        Verdict wanted = test.negate() ? Verdict.FAILS : Verdict.HOLDS;
        return subject -> {
            Object attribute = subject.attribute(path);
            return attribute != null && verdict(comparison, attribute) == wanted;
        };
    }

    private static Verdict verdict(Comparison comparison, Object attribute) {
        return attribute instanceof List<?> elements ? ofSome(comparison, elements) : comparison.of(attribute);
    }

    private static Verdict ofSome(Comparison comparison, List<?> elements) {
        Verdict verdict = Verdict.UNREADABLE;
        for (Object element : elements) {
            Verdict one = element == null ? Verdict.UNREADABLE : comparison.of(element);
            if (one == Verdict.HOLDS) {
                return one;
            }
            verdict = one == Verdict.FAILS ? one : verdict;
        }
        return verdict;
    }
}
