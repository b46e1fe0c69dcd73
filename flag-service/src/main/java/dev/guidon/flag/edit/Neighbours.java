package dev.guidon.flag.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The flags around one flag in an environment, as far as prerequisites need them.
///
/// @param variants keys of the variants of each flag that may be required
/// @param required what each flag of the environment requires itself; flags that require nothing may be absent
public record Neighbours(Map<String, List<String>> variants, Map<String, Set<String>> required) {
    public static final Neighbours NONE = new Neighbours(Map.of(), Map.of());

    public Neighbours {
        variants = Map.copyOf(variants);
        required = Map.copyOf(required);
    }

    /// Keys of the variants of a flag, if there is such a flag.
    public Optional<List<String>> variantsOf(String flagKey) {
        return Optional.ofNullable(variants.get(flagKey));
    }

    /// The way on which `from` requires `to`, directly or through others; the shortest, both ends included.
    public Optional<List<String>> path(String from, String to) {
        return new Links(required).path(from, to);
    }
}
