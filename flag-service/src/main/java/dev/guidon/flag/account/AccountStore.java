package dev.guidon.flag.account;

import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/// Where accounts are kept. Works in the caller's transaction.
public interface AccountStore {

    /// An account with what is kept of its password.
    ///
    /// @param hash empty for those who log in elsewhere only
    record Credential(UserAccount account, Optional<PasswordHash> hash) {}

    /// Fails with `AlreadyExists` when the address has an account.
    Uni<Void> add(UserAccount account);

    Uni<Optional<Credential>> find(EmailAddress email);

    /// Fails with `NotFound`.
    Uni<UserAccount> get(String userId);

    /// Locks the account until the transaction ends. Fails with `NotFound`.
    Uni<Credential> lock(String userId);

    /// By address.
    Uni<Page<UserAccount>> page(Page.Request request);

    /// Name, and whether it is disabled.
    Uni<Void> update(UserAccount account);

    Uni<Void> setPassword(String userId, PasswordHash hash, Instant at);
}
