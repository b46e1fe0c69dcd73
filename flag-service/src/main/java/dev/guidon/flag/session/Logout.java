package dev.guidon.flag.session;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.AuditPerson.Happening;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Ends the session that a refresh token belongs to.
@ApplicationScoped
public class Logout {
    private final SessionStore sessions;
    private final AccountStore accounts;
    private final AuditPerson audit;

    Logout(SessionStore sessions, AccountStore accounts, AuditPerson audit) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.audit = audit;
    }

    /// Never tells whether there was one (RFC 7009). A token that was used before will do: whoever has it may end the
    /// session, because prolonging it would too.
    @WithTransaction
    public Uni<Void> logout(String refreshToken, Instant at) {
        return RefreshToken.parse(refreshToken)
                .map(token -> sessions.lock(token.sessionId())
                        .chain(found -> found.filter(kept -> kept.isFamilyOf(token))
                                .map(kept -> end(kept.session(), at))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> end(Session session, Instant at) {
        return accounts.get(session.userId())
                .call(() -> sessions.end(session.userId(), List.of(session.id())))
                .chain(account -> audit.note(
                        AuditPerson.self(account, at),
                        Happening.removed(account, "session.ended", OpenSession.audited(session))));
    }
}
