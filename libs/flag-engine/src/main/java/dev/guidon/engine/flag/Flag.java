package dev.guidon.engine.flag;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A flag with its configuration in one environment. Every variant that the configuration names exists.
///
/// @param clientVisible whether a client key may see it
public record Flag(
        String key, FlagType type, List<Variant> variants, boolean clientVisible, FlagConfiguration configuration) {

    public Flag {
        variants = List.copyOf(variants);
        Set<String> keys = new HashSet<>();
        for (Variant variant : variants) {
            if (!keys.add(variant.key())) {
                throw new IllegalArgumentException("flag " + key + " has variant " + variant.key() + " twice");
            }
            if (!type.accepts(variant.value())) {
                throw new IllegalArgumentException(
                        "variant " + variant.key() + " of flag " + key + " is not of type " + type);
            }
        }
        configuration
                .variantsNamed()
                .filter(named -> !keys.contains(named))
                .findFirst()
                .ifPresent(named -> {
                    throw new IllegalArgumentException("flag " + key + " has no variant " + named);
                });
    }

    public Optional<Variant> variant(String variantKey) {
        return variants.stream()
                .filter(variant -> variant.key().equals(variantKey))
                .findFirst();
    }

    public Stream<String> variantKeys() {
        return variants.stream().map(Variant::key);
    }
}
