package dev.guidon.flag.session;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.AuditPerson.Happening;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.session.OpenSession.Opened;
import dev.guidon.flag.session.SessionStore.Kept;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/// Exchanges refresh tokens. What it finds is a value and no failure, because ending a session must be committed.
@ApplicationScoped
public class ProlongSession {
    private final SessionStore sessions;
    private final AccountStore accounts;
    private final SessionPolicy policy;
    private final AuditPerson audit;
    private final SecureRandom random;

    ProlongSession(
            SessionStore sessions,
            AccountStore accounts,
            SessionPolicy policy,
            AuditPerson audit,
            SecureRandom random) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.policy = policy;
        this.audit = audit;
        this.random = random;
    }

    sealed interface Outcome {
        record Prolonged(Opened opened) implements Outcome {}

        record Refused() implements Outcome {}

        /// Two hold the session, and one of them stole it, so neither keeps it (RFC 9700, section 4.14.2).
        record Reused() implements Outcome {}
    }

    @WithTransaction
    Uni<Outcome> prolong(RefreshToken token, Instant at) {
        return sessions.lock(token.sessionId()).chain(found -> found.filter(kept -> kept.isFamilyOf(token))
                .filter(kept -> kept.session().isOpen(at, policy.idle()))
                .map(kept -> accounts.get(kept.session().userId()).chain(account -> of(kept, account, token, at)))
                .orElseGet(() -> Uni.createFrom().item(new Outcome.Refused())));
    }

    private Uni<Outcome> of(Kept kept, UserAccount account, RefreshToken token, Instant at) {
        if (!account.isEnabled()) {
            return Uni.createFrom().item(new Outcome.Refused());
        }
        return kept.isProlongedBy(token) ? prolonged(kept, account, token, at) : reused(kept.session(), account, at);
    }

    private Uni<Outcome> prolonged(Kept kept, UserAccount account, RefreshToken token, Instant at) {
        RefreshToken next = token.next(random);
        Session used = kept.session().used(at);
        return sessions.save(new Kept(used, next.hashes()))
                .replaceWith(new Outcome.Prolonged(new Opened(account, used, next)));
    }

    private Uni<Outcome> reused(Session session, UserAccount account, Instant at) {
        return sessions.end(session.userId(), List.of(session.id()))
                .chain(() -> audit.note(
                        AuditPerson.self(account, at).orComment("a refresh token was used twice"),
                        Happening.removed(account, "session.ended", OpenSession.audited(session))))
                .replaceWith(new Outcome.Reused());
    }
}
