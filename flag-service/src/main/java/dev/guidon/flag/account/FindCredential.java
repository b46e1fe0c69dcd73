package dev.guidon.flag.account;

import dev.guidon.flag.account.AccountStore.Credential;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Looks up what a password is compared with, in a transaction of its own.
@ApplicationScoped
public class FindCredential {
    private final AccountStore accounts;

    FindCredential(AccountStore accounts) {
        this.accounts = accounts;
    }

    @WithTransaction
    Uni<Optional<Credential>> find(EmailAddress email) {
        return accounts.find(email);
    }
}
