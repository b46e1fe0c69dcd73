package dev.guidon.flag.copy;

import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.exchange.EnvironmentContent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The flags of two projects, or of one and the same.
///
/// @param to with those that are about to come from the other
record Definitions(Map<String, FlagDefinition> from, Map<String, FlagDefinition> to) {
    Definitions {
        from = Map.copyOf(from);
        to = Map.copyOf(to);
    }

    /// @param coming keys of the flags that the second project gets from the first if it has none
    static Definitions of(EnvironmentContent from, EnvironmentContent to, Set<String> coming) {
        Map<String, FlagDefinition> known = from.definitionsByKey();
        Map<String, FlagDefinition> together = new HashMap<>(to.definitionsByKey());
        coming.forEach(key -> Optional.ofNullable(known.get(key)).ifPresent(flag -> together.putIfAbsent(key, flag)));
        return new Definitions(known, together);
    }

    /// What the variants of a flag are called on the other side; empty when one side has no such flag in use.
    Optional<VariantMap> variants(String flagKey) {
        return Optional.ofNullable(from.get(flagKey)).flatMap(here -> Optional.ofNullable(to.get(flagKey))
                .filter(there -> !there.isArchived())
                .map(there -> VariantMap.between(here.variants(), there.variants())));
    }
}
