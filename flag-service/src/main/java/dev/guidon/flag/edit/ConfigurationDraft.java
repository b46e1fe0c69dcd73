package dev.guidon.flag.edit;

import dev.guidon.engine.flag.FlagConfiguration;
import java.util.Set;

/// A configuration as its author wrote it.
public interface ConfigurationDraft {

    /// Keys of the flags that it requires.
    Set<String> requiredFlags();

    /// Reads it for a flag, against the flags it requires. Throws a `FailureException` of `Invalid` that lists
    /// everything that is wrong.
    ///
    /// @param version of the configuration that it becomes
    FlagConfiguration read(FlagDefinition flag, Neighbours neighbours, long version);
}
