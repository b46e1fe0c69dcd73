package dev.guidon.flag.password;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.AuditPerson.Happening;
import dev.guidon.flag.account.PasswordHash;
import dev.guidon.flag.account.ProvePassword.Proof;
import dev.guidon.flag.account.RedeemProof;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.session.Session;
import dev.guidon.flag.session.Sessions;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Writes a password that was hashed before, and ends what was opened with the old one.
@ApplicationScoped
public class KeepPassword {
    private final RedeemProof proofs;
    private final RedeemReset resets;
    private final AccountStore accounts;
    private final Sessions sessions;
    private final AuditPerson audit;

    KeepPassword(RedeemProof proofs, RedeemReset resets, AccountStore accounts, Sessions sessions, AuditPerson audit) {
        this.proofs = proofs;
        this.resets = resets;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
    }

    @WithTransaction
    Uni<Void> changed(Proof proof, PasswordHash hash, Session kept) {
        return proofs.redeem(proof)
                .chain(account -> keep(
                        account, hash, Optional.of(kept.id()), proof.attempt().at()));
    }

    /// Fails with `Conflict` when the token was used meanwhile.
    @WithTransaction
    Uni<Void> reset(ResetToken token, PasswordHash hash, Instant at) {
        return resets.redeem(token, at).chain(account -> keep(account, hash, Optional.empty(), at));
    }

    private Uni<Void> keep(UserAccount account, PasswordHash hash, Optional<String> except, Instant at) {
        return accounts.setPassword(account.id(), hash, at)
                .chain(() -> sessions.endAll(account.id(), except))
                .chain(() -> audit.note(
                        AuditPerson.self(account, at), new Happening(account, "password.changed", Map.of(), Map.of())));
    }
}
