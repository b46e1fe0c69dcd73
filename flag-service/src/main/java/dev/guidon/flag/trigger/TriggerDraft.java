package dev.guidon.flag.trigger;

import dev.guidon.flag.edit.ConfigurationDraft;

/// A trigger as its author wrote it.
public interface TriggerDraft {

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    Trigger.Wish read();

    /// What it is to do, to try whether the flag takes it.
    ConfigurationDraft instructions();
}
