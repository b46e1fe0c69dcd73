package dev.guidon.flag.edit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What leads where, by keys; for finding circles.
///
/// @param links from a key to those it leads to; what leads nowhere may be absent
public record Links(Map<String, Set<String>> links) {
    public Links {
        links = Map.copyOf(links);
    }

    /// The way on which `from` leads to `to`, directly or through others; the shortest, both ends included.
    public Optional<List<String>> path(String from, String to) {
        Map<String, String> cameFrom = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String here = open.remove();
            if (here.equals(to)) {
                return Optional.of(walkBack(cameFrom, to));
            }
            for (String next : links.getOrDefault(here, Set.of())) {
                if (seen.add(next)) {
                    cameFrom.put(next, here);
                    open.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> walkBack(Map<String, String> cameFrom, String end) {
        Deque<String> path = new ArrayDeque<>();
        for (Optional<String> step = Optional.of(end);
                step.isPresent();
                step = Optional.ofNullable(cameFrom.get(step.get()))) {
            path.addFirst(step.get());
        }
        return List.copyOf(path);
    }
}
