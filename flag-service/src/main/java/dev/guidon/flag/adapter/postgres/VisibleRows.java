package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.KeyRule;
import dev.guidon.flag.access.Visible;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody may see, as a condition of a query: a page is full although others see more of the list.
///
/// @param key the column with the key, as the query names it
/// @param tags the array of tags; empty when there are none
record VisibleRows(String key, Optional<String> tags) {
    private static final String ALWAYS = "1 = 1";
    private static final String NEVER = "1 = 0";

    /// Its values become parameters of `where`.
    String condition(Visible visible, Where where) {
        return all(visible.layers().stream()
                .map(layer -> any(layer.allowed(), where) + " and not " + any(layer.denied(), where)));
    }

    /// For rows of several organizations.
    ///
    /// @param organization the column with the organization
    String condition(String organization, Map<String, Visible> visible, Where where) {
        return any(visible.entrySet().stream()
                .map(entry -> all(Stream.of(
                        organization + " = " + where.parameter(entry.getKey()), condition(entry.getValue(), where)))));
    }

    private String any(List<KeyRule> rules, Where where) {
        return any(rules.stream().map(rule -> condition(rule, where)));
    }

    private String condition(KeyRule rule, Where where) {
        String keys = key + " like " + where.parameter(like(rule)) + " escape '!'";
        return all(Stream.concat(Stream.of(keys), rule.tags().stream().map(tag -> carries(where.parameter(tag)))));
    }

    /// In SQL a tag that is not among them has no position; in HQL it has 0.
    private String carries(String tag) {
        return tags.map(column -> "coalesce(array_position(" + column + ", " + tag + "), 0) > 0")
                .orElse(NEVER);
    }

    private static String like(KeyRule rule) {
        return rule.key().text().replace("_", "!_").replace('*', '%');
    }

    private static String all(Stream<String> conditions) {
        return Stream.concat(Stream.of(ALWAYS), conditions).collect(Collectors.joining(" and ", "(", ")"));
    }

    private static String any(Stream<String> conditions) {
        return Stream.concat(Stream.of(NEVER), conditions).collect(Collectors.joining(" or ", "(", ")"));
    }
}
