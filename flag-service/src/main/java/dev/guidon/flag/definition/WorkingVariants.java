package dev.guidon.flag.definition;

import dev.guidon.engine.flag.Caption;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.definition.DefinitionInstruction.UpdateVariant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The variants of a [WorkingDefinition], in order.
final class WorkingVariants {
    private final List<Variant> variants;

    WorkingVariants(List<Variant> variants) {
        this.variants = new ArrayList<>(variants);
    }

    List<Variant> variants() {
        return List.copyOf(variants);
    }

    Optional<String> add(Variant variant, Optional<String> before) {
        if (keys().contains(variant.key())) {
            return Optional.of("there is a variant '" + variant.key() + "' already");
        }
        int place = before.map(keys()::indexOf).orElse(variants.size());
        if (place < 0) {
            return before.map(this::missing);
        }
        variants.add(place, variant);
        return Optional.empty();
    }

    Optional<String> update(UpdateVariant update) {
        int place = keys().indexOf(update.variantKey());
        if (place < 0) {
            return Optional.of(missing(update.variantKey()));
        }
        Variant old = variants.get(place);
        Caption caption = new Caption(
                update.name().orElse(old.caption().name()),
                update.description().orElse(old.caption().description()));
        variants.set(place, new Variant(old.key(), caption, update.value().orElse(old.value())));
        return Optional.empty();
    }

    Optional<String> remove(String variantKey) {
        boolean removed = variants.removeIf(variant -> variant.key().equals(variantKey));
        return removed ? Optional.empty() : Optional.of(missing(variantKey));
    }

    Optional<String> order(List<String> variantKeys) {
        List<String> known = keys();
        if (variantKeys.size() != known.size() || !new HashSet<>(variantKeys).equals(new HashSet<>(known))) {
            return Optional.of("an order names each variant once; the variants are " + String.join(", ", known));
        }
        variants.sort(Comparator.comparingInt(variant -> variantKeys.indexOf(variant.key())));
        return Optional.empty();
    }

    Optional<String> revalue(Map<String, Value> values) {
        if (!values.keySet().equals(new HashSet<>(keys()))) {
            return Optional.of(
                    "another type takes a value for each variant; the variants are " + String.join(", ", keys()));
        }
        variants.replaceAll(variant ->
                new Variant(variant.key(), variant.caption(), values.getOrDefault(variant.key(), variant.value())));
        return Optional.empty();
    }

    private List<String> keys() {
        return variants.stream().map(Variant::key).toList();
    }

    private String missing(String variantKey) {
        return "there is no variant '" + variantKey + "'; there are " + String.join(", ", keys());
    }
}
