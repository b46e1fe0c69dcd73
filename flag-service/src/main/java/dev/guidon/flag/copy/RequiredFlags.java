package dev.guidon.flag.copy;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds what a configuration requires against the flags of its new place.
final class RequiredFlags {
    private RequiredFlags() {}

    static Set<String> of(FlagConfiguration configuration) {
        return configuration.prerequisites().stream().map(Prerequisite::flagKey).collect(Collectors.toSet());
    }

    /// Throws a `FailureException` of `Conflict` when one is missing, or requires the flag in turn.
    static void check(String flagKey, FlagConfiguration configuration, Neighbours neighbours) {
        configuration.prerequisites().forEach(required -> {
            if (neighbours.variantsOf(required.flagKey()).isEmpty()) {
                throw refusal(
                        "prerequisite_missing",
                        "flag '" + flagKey + "' requires '" + required.flagKey() + "', which is not in use there");
            }
            neighbours.path(required.flagKey(), flagKey).ifPresent(path -> {
                throw refusal(
                        "prerequisite_circle",
                        "goes round in a circle: '" + flagKey + "' requires '"
                                + String.join("', which requires '", path) + "'");
            });
        });
    }

    private static FailureException refusal(String code, String detail) {
        return new FailureException(new Failure.Conflict(code, detail));
    }
}
