package dev.guidon.flag.webhook;

import java.util.List;

/// A webhook as its author wrote it.
public interface WebhookDraft {

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    ///
    /// @param current headers so far: a secret one that is named without a value keeps what it has
    WebhookWish read(List<Header> current);
}
