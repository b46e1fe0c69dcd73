package dev.guidon.flag.copy;

import dev.guidon.engine.flag.Variant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the variants of one flag are called in another. A variant is the one with the same value, and preferably the
/// same key; where no value is the same, the one with the same key. No two become one.
///
/// @param keys of the other flag by those of the first; what has no counterpart is absent
/// @param otherValues keys of the first whose counterpart has another value
record VariantMap(Map<String, String> keys, Set<String> otherValues) {
    VariantMap {
        keys = Map.copyOf(keys);
        otherValues = Set.copyOf(otherValues);
    }

    static VariantMap between(List<Variant> from, List<Variant> to) {
        Map<String, String> keys = new HashMap<>();
        Set<String> taken = new HashSet<>();
        from.forEach(variant -> to.stream()
                .filter(variant::answersLike)
                .findFirst()
                .ifPresent(same -> claim(variant, same, keys, taken)));
        unclaimed(from, keys).forEach(variant -> to.stream()
                .filter(other -> !taken.contains(other.key()) && other.value().equals(variant.value()))
                .findFirst()
                .ifPresent(same -> claim(variant, same, keys, taken)));
        Set<String> otherValues = new HashSet<>();
        unclaimed(from, keys).forEach(variant -> to.stream()
                .filter(other -> !taken.contains(other.key()) && other.key().equals(variant.key()))
                .findFirst()
                .ifPresent(same -> {
                    claim(variant, same, keys, taken);
                    otherValues.add(variant.key());
                }));
        return new VariantMap(keys, otherValues);
    }

    private static void claim(Variant from, Variant to, Map<String, String> keys, Set<String> taken) {
        keys.put(from.key(), to.key());
        taken.add(to.key());
    }

    private static List<Variant> unclaimed(List<Variant> from, Map<String, String> keys) {
        return from.stream().filter(variant -> !keys.containsKey(variant.key())).toList();
    }

    Optional<String> of(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    /// Whether `variants` are called the same on both sides.
    boolean isSameFor(List<Variant> variants) {
        return variants.stream()
                .allMatch(variant ->
                        of(variant.key()).filter(variant.key()::equals).isPresent());
    }
}
