package dev.guidon.flag.batch;

import dev.guidon.flag.edit.Dependent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Sorts flags so that each comes after those that it requires anywhere. In different environments flags may require
/// each other both ways; then there is no such order, and one of them comes first.
public final class RequiredFirst<T> {
    private final Map<String, T> items;
    private final Map<String, Set<String>> required;
    private final Set<String> seen = new HashSet<>();
    private final List<T> sorted = new ArrayList<>();

    private RequiredFirst(Map<String, T> items, Map<String, Set<String>> required) {
        this.items = items;
        this.required = required;
    }

    public static <T> List<T> sort(List<T> items, Function<T, String> key, List<Dependent> requirements) {
        Map<String, Set<String>> required = requirements.stream()
                .collect(Collectors.groupingBy(
                        Dependent::flagKey,
                        Collectors.mapping(
                                dependent -> dependent.prerequisite().flagKey(),
                                Collectors.toCollection(TreeSet::new))));
        return sort(items, key, required);
    }

    /// @param required keys of the flags that a flag requires; flags that require nothing may be absent
    public static <T> List<T> sort(
            List<T> items, Function<T, String> key, Map<String, ? extends Set<String>> required) {
        Map<String, T> byKey = new TreeMap<>();
        items.forEach(item -> byKey.put(key.apply(item), item));
        RequiredFirst<T> sorting = new RequiredFirst<>(byKey, Map.copyOf(required));
        byKey.keySet().forEach(sorting::visit);
        return List.copyOf(sorting.sorted);
    }

    private void visit(String flagKey) {
        if (!seen.add(flagKey)) {
            return;
        }
        required.getOrDefault(flagKey, Set.of()).forEach(this::visit);
        T item = items.get(flagKey);
        if (item != null) {
            sorted.add(item);
        }
    }
}
