package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Condition;
import dev.guidon.flag.edit.Links;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds the segments that rules ask for against those that may be asked for. Throws a `FailureException` of `Invalid`
/// that names each rule that is wrong.
public final class AskedSegments {
    private final Map<String, Set<String>> askable;
    private final List<Violation> violations = new ArrayList<>();

    private AskedSegments(Map<String, Set<String>> askable) {
        this.askable = askable;
    }

    /// @param rules conditions in the order of the rules
    /// @param askable keys of what may be asked for
    public static void check(List<Condition> rules, Map<String, Set<String>> askable) {
        AskedSegments check = new AskedSegments(askable);
        check.all(rules);
        check.throwIfAny();
    }

    /// As [#check], and none of them asks for the segment `key` itself, directly or through others.
    static void check(String key, List<Condition> rules, Map<String, Set<String>> askable) {
        AskedSegments check = new AskedSegments(askable);
        check.all(rules);
        Links links = new Links(askable);
        for (int i = 0; i < rules.size(); i++) {
            String field = pointer(i);
            rules.get(i).segments().distinct().forEach(asked -> links.path(asked, key)
                    .ifPresent(path -> check.violations.add(new Violation(
                            field,
                            "goes round in a circle: segment '" + key + "' asks for '"
                                    + String.join("', which asks for '", path) + "'"))));
        }
        check.throwIfAny();
    }

    private void all(List<Condition> rules) {
        for (int i = 0; i < rules.size(); i++) {
            String field = pointer(i);
            rules.get(i)
                    .segments()
                    .distinct()
                    .filter(asked -> !askable.containsKey(asked))
                    .forEach(asked -> violations.add(new Violation(
                            field,
                            "there is no segment '" + asked
                                    + "' to ask for here; it must be one of the environment or of the project, not"
                                    + " archived")));
        }
    }

    private static String pointer(int rule) {
        return "/rules/" + rule + "/condition";
    }

    private void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new FailureException(new Failure.Invalid(violations));
        }
    }
}
