package dev.guidon.flag.insight;

import dev.guidon.flag.insight.NeedStore.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Flags that may serve something else once something is changed.
///
/// @param flagKeys first those that are changed themselves, then the others, each by key
/// @param more how many there are beyond those that are looked at
record Affected(List<String> flagKeys, int more) {
    Affected {
        flagKeys = List.copyOf(flagKeys);
    }

    /// @param needs of the flags of the environment
    /// @param asked what each of its segments asks for
    /// @param limit flags to look at
    static Affected by(WhatIf change, List<Need> needs, Map<String, Set<String>> asked, int limit) {
        Set<String> segments = withAskers(change.segmentKeys(), asked);
        Set<String> reached = new TreeSet<>(change.flagKeys());
        needs.stream()
                .filter(need -> meets(need.segments(), segments))
                .map(Need::flagKey)
                .forEach(reached::add);
        addRequirers(reached, needs);
        List<String> ordered = new ArrayList<>(new TreeSet<>(change.flagKeys()));
        reached.removeAll(ordered);
        ordered.addAll(reached);
        int shown = Math.min(limit, ordered.size());
        return new Affected(ordered.subList(0, shown), ordered.size() - shown);
    }

    /// Segments, and those that ask for them, directly or through others.
    private static Set<String> withAskers(Set<String> keys, Map<String, Set<String>> asked) {
        Set<String> found = new HashSet<>(keys);
        boolean grows = !found.isEmpty();
        while (grows) {
            grows = false;
            for (Map.Entry<String, Set<String>> entry : asked.entrySet()) {
                grows |= meets(entry.getValue(), found) && found.add(entry.getKey());
            }
        }
        return found;
    }

    private static void addRequirers(Set<String> reached, List<Need> needs) {
        boolean grows = !reached.isEmpty();
        while (grows) {
            grows = false;
            for (Need need : needs) {
                grows |= meets(need.flags(), reached) && reached.add(need.flagKey());
            }
        }
    }

    private static boolean meets(Collection<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
