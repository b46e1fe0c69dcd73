package dev.guidon.flag.edit;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.Collection;
import java.util.List;

/// What the state of a flag forbids. Everything throws a `FailureException` of `Conflict`.
public final class FlagState {
    private FlagState() {}

    public static void refuseArchived(FlagDefinition flag) {
        if (flag.isArchived()) {
            throw conflict("flag_archived", "flag '" + flag.key() + "' is archived; unarchive it first");
        }
    }

    public static void refuseUnarchived(FlagDefinition flag) {
        if (!flag.isArchived()) {
            throw conflict("flag_not_archived", "flag '" + flag.key() + "' is not archived; archive it first");
        }
    }

    /// @param requiring keys of the flags that require it
    public static void refuseRequired(String flagKey, List<String> requiring) {
        if (!requiring.isEmpty()) {
            throw conflict(
                    "flag_required",
                    "flag '" + flagKey + "' is required by " + String.join(", ", requiring)
                            + "; take it out of their prerequisites first");
        }
    }

    /// @param missing keys of flags that it requires and that are archived
    public static void refuseMissing(String flagKey, Collection<String> missing) {
        if (!missing.isEmpty()) {
            throw conflict(
                    "prerequisite_archived",
                    "flag '" + flagKey + "' requires "
                            + String.join(", ", missing.stream().sorted().toList())
                            + ", which nobody is served; unarchive that first");
        }
    }

    private static FailureException conflict(String code, String detail) {
        return new FailureException(new Failure.Conflict(code, detail));
    }
}
