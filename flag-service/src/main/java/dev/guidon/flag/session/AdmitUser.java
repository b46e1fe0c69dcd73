package dev.guidon.flag.session;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.AuditPerson.Happening;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/// Looks accounts up, shuts people out of the installation, and lets them in again.
@ApplicationScoped
public class AdmitUser {
    private final AccountStore accounts;
    private final Sessions sessions;
    private final AuditPerson audit;

    AdmitUser(AccountStore accounts, Sessions sessions, AuditPerson audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
    }

    @WithTransaction
    public Uni<Page<UserAccount>> page(Page.Request request) {
        return accounts.page(request);
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<UserAccount> get(String userId) {
        return accounts.get(userId);
    }

    /// Ends all sessions; the next request of the person is refused. Once more changes nothing. Fails with `NotFound`.
    @WithTransaction
    public Uni<UserAccount> disable(String userId, Stamp stamp) {
        return accounts.lock(userId)
                .map(credential -> credential.account())
                .chain(before -> update(before, before.disabled(stamp.at()), stamp))
                .call(() -> sessions.endAll(userId, Optional.empty()));
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<UserAccount> enable(String userId, Stamp stamp) {
        return accounts.lock(userId)
                .map(credential -> credential.account())
                .chain(before -> update(before, before.enabled(), stamp));
    }

    private Uni<UserAccount> update(UserAccount before, UserAccount after, Stamp stamp) {
        if (before.equals(after)) {
            return Uni.createFrom().item(after);
        }
        String action = after.isEnabled() ? "user.enabled" : "user.disabled";
        return accounts.update(after)
                .chain(() -> audit.note(stamp, new Happening(after, action, audited(before), audited(after))))
                .replaceWith(after);
    }

    private static Map<String, Value> audited(UserAccount account) {
        return Map.of("disabled", new Value.Bool(!account.isEnabled()));
    }
}
