package dev.guidon.flag.trigger;

import dev.guidon.flag.edit.ConfigurationDraft;

/// Reads the patches that triggers keep.
@FunctionalInterface
public interface Patches {

    /// @param instructions a semantic patch, as JSON
    ConfigurationDraft draft(String instructions);
}
