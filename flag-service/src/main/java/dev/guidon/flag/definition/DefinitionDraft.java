package dev.guidon.flag.definition;

import dev.guidon.flag.edit.FlagDefinition;
import java.time.Instant;

/// A change of a definition as its author wrote it: as a whole, or as what to do to the current one.
public interface DefinitionDraft {

    /// What follows `current`, with the next version. Throws a `FailureException` of `Invalid` that lists everything
    /// that is wrong, or of `Conflict`.
    ///
    /// @param at when the change is made
    FlagDefinition read(FlagDefinition current, Instant at);
}
