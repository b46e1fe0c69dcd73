package dev.guidon.flag.password;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AccountStore.Credential;
import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.AuditPerson.Happening;
import dev.guidon.flag.audit.Stamp;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;

/// Lets somebody choose a new password who has lost the old one, or had none.
@ApplicationScoped
public class IssueReset {
    private final AccountStore accounts;
    private final ResetStore resets;
    private final AuditPerson audit;
    private final SecureRandom random;

    IssueReset(AccountStore accounts, ResetStore resets, AuditPerson audit, SecureRandom random) {
        this.accounts = accounts;
        this.resets = resets;
        this.audit = audit;
        this.random = random;
    }

    /// A token at the one moment when its text is known.
    public record Issued(ResetToken token, Instant expiresAt) {}

    /// Earlier tokens of the account are no good any more. Fails with `NotFound`.
    @WithTransaction
    public Uni<Issued> issue(String userId, Stamp stamp) {
        ResetToken token = ResetToken.create(userId, random);
        Instant expiresAt = stamp.at().plus(ResetToken.LIFETIME);
        Map<String, Value> fields = Map.of("expiresAt", new Value.Text(expiresAt.toString()));
        return accounts.lock(userId)
                .map(Credential::account)
                .call(() -> resets.put(new ResetStore.Kept(userId, token.hash(), expiresAt)))
                .call(account -> audit.note(stamp, Happening.added(account, "password.reset-issued", fields)))
                .replaceWith(new Issued(token, expiresAt));
    }
}
