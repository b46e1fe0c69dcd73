package dev.guidon.flag.session;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AccountStore.Credential;
import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.Guard;
import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.flag.account.PasswordHash;
import dev.guidon.flag.account.PasswordHashing.Match;
import dev.guidon.flag.session.OpenSession.Opened;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// What a login reads and writes.
@ApplicationScoped
public class LoginRecords {
    private final AccountStore accounts;
    private final OpenSession sessions;
    private final Guard guard;

    LoginRecords(AccountStore accounts, OpenSession sessions, Guard guard) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.guard = guard;
    }

    /// An account that may log in, or none.
    record Found(Optional<Credential> credential) {
        Optional<PasswordHash> hash() {
            return credential.flatMap(Credential::hash);
        }

        Proven proven(Match match) {
            return new Proven(credential, match, Optional.empty());
        }
    }

    /// @param renewed the hash to keep from now on, if the one that is kept is old
    record Proven(Optional<Credential> credential, Match match, Optional<PasswordHash> renewed) {
        Proven with(PasswordHash hash) {
            return new Proven(credential, match, Optional.of(hash));
        }

        private String userId() {
            return credential
                    .map(found -> found.account().id())
                    .orElseThrow(() -> new IllegalStateException("a password matched no account"));
        }

        /// Neither the password nor the permission changed since it was compared.
        private boolean stillHolds(Credential now) {
            return now.account().isEnabled() && now.hash().equals(credential.flatMap(Credential::hash));
        }
    }

    @WithTransaction
    Uni<Found> find(EmailAddress email) {
        return accounts.find(email)
                .map(found -> new Found(
                        found.filter(credential -> credential.account().isEnabled())));
    }

    @WithTransaction
    Uni<Opened> open(Proven proven, Attempt attempt, Session.Origin origin) {
        return accounts.lock(proven.userId())
                .invoke(now -> {
                    if (!proven.stillHolds(now)) {
                        throw Login.refused();
                    }
                })
                .call(() -> guard.succeeded(attempt))
                .call(() -> keep(proven, attempt))
                .chain(now -> sessions.open(now.account(), origin, attempt.at()));
    }

    private Uni<Void> keep(Proven proven, Attempt attempt) {
        return proven.renewed()
                .map(hash -> accounts.setPassword(proven.userId(), hash, attempt.at()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
