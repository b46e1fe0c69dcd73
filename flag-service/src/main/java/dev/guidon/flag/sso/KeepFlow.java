package dev.guidon.flag.sso;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AccountStore.Credential;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.session.OpenSession;
import dev.guidon.flag.session.OpenSession.Opened;
import dev.guidon.flag.session.Session;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Sha256;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/// What a login by a provider reads and writes.
@ApplicationScoped
public class KeepFlow {
    /// How long somebody may take at the provider.
    static final Duration AWAY = Duration.ofMinutes(10);
    /// How long a program may take to exchange its code.
    static final Duration BACK = Duration.ofMinutes(1);

    private final FlowStore flows;
    private final AccountStore accounts;
    private final OpenSession sessions;

    KeepFlow(FlowStore flows, AccountStore accounts, OpenSession sessions) {
        this.flows = flows;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @WithTransaction
    Uni<Void> leave(FlowStore.Away away) {
        return flows.add(away);
    }

    /// Good once.
    @WithTransaction
    Uni<FlowStore.Away> comeBack(SsoLogin.Finish finish, Instant at) {
        return flows.takeAway(Sha256.hex(finish.state()))
                .map(found -> found.filter(away -> at.isBefore(away.expiresAt()))
                        .filter(away -> away.providerKey().equals(finish.provider()))
                        .filter(away -> away.browserHash().equals(Sha256.hex(finish.browser())))
                        .orElseThrow(KeepFlow::notBegun));
    }

    @WithTransaction
    Uni<Opened> open(String userId, Session.Origin origin, Instant at) {
        return opened(userId, origin, at);
    }

    private Uni<Opened> opened(String userId, Session.Origin origin, Instant at) {
        return accounts.lock(userId)
                .map(Credential::account)
                .invoke(KeepFlow::requireEnabled)
                .chain(account -> sessions.open(account, origin, at));
    }

    private static void requireEnabled(UserAccount account) {
        if (!account.isEnabled()) {
            throw notBegun();
        }
    }

    @WithTransaction
    Uni<Void> sendBack(FlowStore.Back back) {
        return flows.add(back);
    }

    /// A code that comes with another verifier stays good for whoever has the right one.
    @WithTransaction
    Uni<Opened> exchange(String codeHash, String challenge, Session.Origin origin, Instant at) {
        return flows.takeBack(codeHash)
                .map(found -> found.filter(back -> at.isBefore(back.expiresAt()))
                        .filter(back -> back.challenge().equals(challenge))
                        .orElseThrow(KeepFlow::notBegun))
                .chain(back -> opened(back.userId(), origin.vouchedBy(back.providerKey()), at));
    }

    @WithTransaction
    public Uni<Void> forget(Instant now) {
        return flows.forget(now);
    }

    static FailureException notBegun() {
        return new FailureException(new Failure.Unauthenticated(
                "this is not the end of a login that was begun here, in this browser, just now; begin again"));
    }
}
