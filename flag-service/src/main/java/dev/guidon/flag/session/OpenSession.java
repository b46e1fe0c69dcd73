package dev.guidon.flag.session;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.AuditPerson.Happening;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.project.ShortIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Opens a session for somebody whose identity is settled, in the caller's transaction.
@ApplicationScoped
public class OpenSession {
    private final SessionStore sessions;
    private final SessionPolicy policy;
    private final AuditPerson audit;
    private final ShortIds ids;
    private final SecureRandom random;

    OpenSession(SessionStore sessions, SessionPolicy policy, AuditPerson audit, ShortIds ids, SecureRandom random) {
        this.sessions = sessions;
        this.policy = policy;
        this.audit = audit;
        this.ids = ids;
        this.random = random;
    }

    /// A session that still lacks its access token.
    public record Opened(UserAccount account, Session session, RefreshToken refresh) {}

    /// @param account locked by the caller
    public Uni<Opened> open(UserAccount account, Session.Origin origin, Instant at) {
        String id = ids.next();
        RefreshToken refresh = RefreshToken.create(id, random);
        Session session = new Session(id, account.id(), origin, at, at, at.plus(policy.longest()));
        return endSurplus(account)
                .chain(() -> sessions.add(new SessionStore.Kept(session, refresh.hashes())))
                .chain(() -> audit.note(
                        AuditPerson.self(account, at), Happening.added(account, "session.opened", audited(session))))
                .replaceWith(new Opened(account, session, refresh));
    }

    private Uni<Long> endSurplus(UserAccount account) {
        return sessions.of(account.id()).chain(open -> {
            List<String> surplus = open.stream()
                    .skip(Session.MAX_PER_USER - 1)
                    .map(Session::id)
                    .toList();
            return surplus.isEmpty() ? Uni.createFrom().item(0L) : sessions.end(account.id(), surplus);
        });
    }

    static Map<String, Value> audited(Session session) {
        return Map.of(
                "id", new Value.Text(session.id()),
                "address", new Value.Text(session.origin().address()),
                "provider", new Value.Text(session.origin().provider()));
    }
}
