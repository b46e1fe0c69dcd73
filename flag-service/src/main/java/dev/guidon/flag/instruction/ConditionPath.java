package dev.guidon.flag.instruction;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a condition stands in the condition of its rule, as a JSON Pointer (RFC 6901): `/all/0/not`. Empty for the
/// whole.
public record ConditionPath(String text) {
    private static final Pattern FORM = Pattern.compile("(/(all|any)/[0-9]{1,4}|/not){0,20}");
    public static final ConditionPath WHOLE = new ConditionPath("");

    public ConditionPath {
        problemWith(text).ifPresent(problem -> {
            throw new IllegalArgumentException("'" + text + "' " + problem);
        });
    }

    public static Optional<String> problemWith(String text) {
        return FORM.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("points to no condition: use such as /all/0 or /any/1/not, and nothing for the whole");
    }

    List<String> steps() {
        return text.isEmpty() ? List.of() : List.of(text.substring(1).split("/", -1));
    }
}
