package dev.guidon.flag.edit;

import dev.guidon.flag.edit.FlagDefinition.Label;

/// A change of what people read of a flag, as its author wrote it.
public interface LabelDraft {

    /// The label that follows. Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    Label read(FlagDefinition flag);
}
