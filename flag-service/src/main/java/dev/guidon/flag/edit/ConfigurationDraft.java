package dev.guidon.flag.edit;

import dev.guidon.engine.flag.FlagConfiguration;
import java.util.Set;

/// A configuration as its author wrote it: as a whole, or as what to do to the current one.
public interface ConfigurationDraft {

    /// Keys of the flags that it requires when it is put in the place of `current`.
    Set<String> requiredFlags(FlagConfiguration current);

    /// Reads it for a flag, against the flags it requires. Throws a `FailureException` of `Invalid` that lists
    /// everything that is wrong.
    ///
    /// @return what follows `current`, with the next version
    FlagConfiguration read(FlagDefinition flag, FlagConfiguration current, Neighbours neighbours);
}
