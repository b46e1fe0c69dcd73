package dev.guidon.flag.session;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// Where signing keys are kept. Works in the caller's transaction.
public interface SigningKeyStore {

    /// Newest first.
    Uni<List<SigningKey>> all();

    /// Lets one instance at a time make a key, until the transaction ends.
    Uni<Void> lock();

    Uni<Void> add(SigningKey key);

    Uni<Void> forget(Instant createdBefore);
}
