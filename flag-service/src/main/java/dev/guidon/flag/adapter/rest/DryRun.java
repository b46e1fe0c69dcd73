package dev.guidon.flag.adapter.rest;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;

/// Whether a change is only tried. Strict, because whoever misspells it wants nothing to be written.
final class DryRun {
    private DryRun() {}

    static boolean read(String text) {
        return read("dryRun", text);
    }

    /// Another parameter that is as dangerous to misspell.
    static boolean read(String parameter, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new FailureException(Failure.Invalid.of(parameter, "must be true or false"));
        };
    }
}
