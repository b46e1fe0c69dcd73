package dev.guidon.flag.password;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/// Where it is kept who may choose a new password. Works in the caller's transaction, which has locked the account.
public interface ResetStore {

    /// @param hash of the token
    record Kept(String userId, String hash, Instant expiresAt) {}

    /// Takes the place of an older one of the same account.
    Uni<Void> put(Kept reset);

    Uni<Optional<Kept>> find(String userId);

    Uni<Void> remove(String userId);
}
