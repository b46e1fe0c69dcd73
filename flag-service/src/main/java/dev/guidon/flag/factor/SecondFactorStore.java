package dev.guidon.flag.factor;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// Where second factors are kept. Works in the caller's transaction.
public interface SecondFactorStore {

    /// Whoever uses it up locks the account first, so that no code is taken twice.
    Uni<Optional<SecondFactor>> find(String userId);

    /// Adds it, or replaces the one that there is.
    Uni<Void> put(SecondFactor factor);

    Uni<Void> remove(String userId);

    /// Organizations of a member that demand one, by key.
    ///
    /// @param email in lower case
    Uni<List<String>> demanding(String email);
}
