package dev.guidon.flag.overview;

import java.util.List;

/// How a flag stands in an environment, in short.
///
/// @param defaultVariants that can come out where nothing else applies
/// @param units that are given a variant one by one
public record Standing(
        long version,
        boolean on,
        String offVariant,
        List<String> defaultVariants,
        int rules,
        int units,
        int prerequisites) {
    public Standing {
        defaultVariants = List.copyOf(defaultVariants);
    }
}
