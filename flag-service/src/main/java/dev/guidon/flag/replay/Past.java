package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.Ruleset;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Flags of an environment as they were at one instant, by their keys; only those that were served then.
record Past(Instant instant, Map<String, PastFlag> flags) {
    Past {
        flags = Map.copyOf(flags);
    }

    static Past at(Instant instant) {
        return new Past(instant, Map.of());
    }

    Past with(Collection<PastFlag> found) {
        Map<String, PastFlag> all = new HashMap<>(flags);
        found.stream().filter(flag -> flag.isServedAt(instant)).forEach(flag -> all.put(flag.key(), flag));
        return new Past(instant, all);
    }

    /// Keys of flags that one of these requires and that are not among them.
    Set<String> missing() {
        return flags.values().stream()
                .flatMap(PastFlag::requiredFlags)
                .filter(key -> !flags.containsKey(key))
                .collect(Collectors.toSet());
    }

    Optional<PastFlag> flag(String key) {
        return Optional.ofNullable(flags.get(key));
    }

    /// Its ramps stand where they stood at the instant.
    Ruleset ruleset() {
        return Ruleset.compile(0, flags.values().stream().map(PastFlag::flag).toList(), List.of(), () -> instant);
    }
}
