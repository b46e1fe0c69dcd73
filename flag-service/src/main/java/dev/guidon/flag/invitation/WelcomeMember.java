package dev.guidon.flag.invitation;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.PasswordHash;
import dev.guidon.flag.account.ProvePassword.Proof;
import dev.guidon.flag.account.RedeemProof;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.factor.CheckFactor;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.flag.session.OpenSession;
import dev.guidon.flag.session.OpenSession.Opened;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Writes all that accepting an invitation means, at once.
@ApplicationScoped
public class WelcomeMember {
    private final TakeInvitation invitations;
    private final AccountStore accounts;
    private final RedeemProof proofs;
    private final CheckFactor factors;
    private final OpenSession sessions;
    private final ShortIds ids;

    WelcomeMember(
            TakeInvitation invitations,
            AccountStore accounts,
            RedeemProof proofs,
            CheckFactor factors,
            OpenSession sessions,
            ShortIds ids) {
        this.factors = factors;
        this.invitations = invitations;
        this.accounts = accounts;
        this.proofs = proofs;
        this.sessions = sessions;
        this.ids = ids;
    }

    /// @param hash of the password that was chosen
    record Newcomer(EmailAddress email, PasswordHash hash, AcceptInvitation.Order order) {
        private String name() {
            return order.name().isBlank() ? email.text() : order.name();
        }
    }

    /// Fails with `AlreadyExists` when somebody made the account meanwhile.
    @WithTransaction
    Uni<Opened> created(Newcomer newcomer, Instant at) {
        AcceptInvitation.Order order = newcomer.order();
        UserAccount account = new UserAccount(ids.next(), newcomer.email(), newcomer.name(), at, Optional.empty());
        return accounts.add(account)
                .chain(() -> accounts.setPassword(account.id(), newcomer.hash(), at))
                .chain(() -> invitations.take(TakeInvitation.parse(order.token()), account, at))
                .chain(() -> sessions.open(account, order.origin(), at));
    }

    @WithTransaction
    Uni<Opened> known(Proof proof, AcceptInvitation.Order order) {
        Instant at = proof.attempt().at();
        return proofs.redeem(proof).chain(account -> factors.check(account, order.code(), at)
                .call(() -> invitations.take(TakeInvitation.parse(order.token()), account, at))
                .chain(shown -> sessions.open(account, order.origin().withSecondFactor(shown), at)));
    }
}
