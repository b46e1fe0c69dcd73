package dev.guidon.flag.definition;

import dev.guidon.engine.flag.Value;

/// A change of a definition written as instructions, so that it may fit definitions that its author has not seen.
public interface DefinitionPatch extends DefinitionDraft {

    /// Whether it takes the flag out of use or brings it back, among other things.
    boolean archives();

    /// The instructions as the audit trail shows them.
    Value value();
}
