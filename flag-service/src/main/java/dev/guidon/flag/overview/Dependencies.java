package dev.guidon.flag.overview;

import dev.guidon.flag.edit.Dependent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a flag depends on and what depends on it, directly and through others.
///
/// @param requires from the flag on
/// @param requiredBy back from the flag
/// @param complete whether that is all; more than [#MAX] each way are cut off
public record Dependencies(List<Dependent> requires, List<Dependent> requiredBy, boolean complete) {
    static final int MAX = 2_000;

    public Dependencies {
        requires = List.copyOf(requires);
        requiredBy = List.copyOf(requiredBy);
    }

    /// @param all of the project
    static Dependencies of(String flagKey, List<Dependent> all) {
        List<Dependent> requires = walk(flagKey, all, Dependent::flagKey, Dependencies::required);
        List<Dependent> requiredBy = walk(flagKey, all, Dependencies::required, Dependent::flagKey);
        boolean complete = requires.size() <= MAX && requiredBy.size() <= MAX;
        return new Dependencies(cut(requires), cut(requiredBy), complete);
    }

    private static String required(Dependent dependent) {
        return dependent.prerequisite().flagKey();
    }

    private static List<Dependent> cut(List<Dependent> found) {
        return found.subList(0, Math.min(found.size(), MAX));
    }

    /// In the environment where a step is made, the next one is made too.
    private record Stop(String environmentKey, String flagKey) {}

    private static List<Dependent> walk(
            String start, List<Dependent> all, Function<Dependent, String> from, Function<Dependent, String> to) {
        List<Dependent> found = new ArrayList<>();
        Set<Stop> seen = new HashSet<>();
        Deque<Stop> open = new ArrayDeque<>();
        all.stream()
                .map(edge -> new Stop(edge.environmentKey(), start))
                .distinct()
                .forEach(open::add);
        var edges =
                all.stream().collect(Collectors.groupingBy(edge -> new Stop(edge.environmentKey(), from.apply(edge))));
        while (!open.isEmpty()) {
            Stop stop = open.remove();
            if (seen.add(stop)) {
                for (Dependent edge : edges.getOrDefault(stop, List.of())) {
                    found.add(edge);
                    open.add(new Stop(stop.environmentKey(), to.apply(edge)));
                }
            }
        }
        return found;
    }
}
