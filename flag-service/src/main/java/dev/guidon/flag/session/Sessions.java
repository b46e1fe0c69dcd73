package dev.guidon.flag.session;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.AuditPerson.Happening;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.session.SessionStore.Kept;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks at sessions and ends them.
@ApplicationScoped
public class Sessions {
    private final SessionStore store;
    private final AccountStore accounts;
    private final SessionPolicy policy;
    private final AuditPerson audit;

    Sessions(SessionStore store, AccountStore accounts, SessionPolicy policy, AuditPerson audit) {
        this.store = store;
        this.accounts = accounts;
        this.policy = policy;
        this.audit = audit;
    }

    /// Somebody who is logged in right now.
    public record LoggedIn(UserAccount account, Session session) {

        private boolean maySee(Session other) {
            String provider = session.origin().provider();
            return other.userId().equals(account.id())
                    && (provider.isEmpty() || provider.equals(other.origin().provider()));
        }
    }

    /// Who holds an access token: nobody as soon as the session has ended or the account is disabled, although the
    /// token itself is good for some minutes more.
    @WithTransaction
    public Uni<Optional<LoggedIn>> who(AccessTokens.Claims claims, Instant at) {
        return store.find(claims.sessionId())
                .chain(found -> found.filter(session -> session.userId().equals(claims.userId()))
                        .filter(session -> session.isOpen(at, policy.idle()))
                        .map(session -> accounts.get(session.userId())
                                .map(account -> Optional.of(new LoggedIn(account, session))
                                        .filter(loggedIn -> loggedIn.account().isEnabled())))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /// The open ones of a person, most recently used first. Whoever was vouched for by a provider sees only what the
    /// same provider opened, because others do not trust it.
    @WithTransaction
    public Uni<List<Session>> list(LoggedIn who, Instant at) {
        return store.of(who.account().id()).map(all -> all.stream()
                .filter(session -> session.isOpen(at, policy.idle()))
                .filter(who::maySee)
                .toList());
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Void> end(LoggedIn who, String sessionId, Instant at) {
        return store.find(sessionId)
                .map(found -> found.filter(who::maySee)
                        .orElseThrow(() -> new FailureException(new Failure.NotFound("session", sessionId))))
                .call(session -> store.end(session.userId(), List.of(session.id())))
                .chain(session -> audit.note(
                        AuditPerson.self(who.account(), at),
                        Happening.removed(who.account(), "session.ended", OpenSession.audited(session))));
    }

    /// Notes that a second factor was shown in the session. Does nothing when it has ended.
    @WithTransaction
    public Uni<Void> strengthen(LoggedIn who) {
        return store.lock(who.session().id()).chain(found -> found.map(
                        kept -> store.save(new Kept(kept.session().strengthened(), kept.hashes())))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /// Ends all of a person's, but for one if it is named. In the caller's transaction, whose entry tells why.
    public Uni<Void> endAll(String userId, Optional<String> except) {
        return store.of(userId)
                .map(all -> all.stream()
                        .map(Session::id)
                        .filter(id -> except.isEmpty() || !except.get().equals(id))
                        .toList())
                .chain(ids -> store.end(userId, ids))
                .replaceWithVoid();
    }

    @WithTransaction
    public Uni<Void> forget(Instant now) {
        return store.forget(now.minus(policy.idle()), now);
    }
}
