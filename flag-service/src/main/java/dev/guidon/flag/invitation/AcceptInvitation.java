package dev.guidon.flag.invitation;

import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.flag.account.Password;
import dev.guidon.flag.account.PasswordHashing;
import dev.guidon.flag.account.ProvePassword;
import dev.guidon.flag.invitation.TakeInvitation.Offer;
import dev.guidon.flag.session.IssueTokens;
import dev.guidon.flag.session.MissingFactor;
import dev.guidon.flag.session.OpenSession.Opened;
import dev.guidon.flag.session.Session;
import dev.guidon.flag.session.Tokens;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Accepts an invitation with its token: by choosing a password for a new account, or with the password of the one that
/// there is. Whoever has the token only cannot take an account over.
@ApplicationScoped
public class AcceptInvitation {
    private final TakeInvitation invitations;
    private final ProvePassword proofs;
    private final PasswordHashing hashing;
    private final WelcomeMember welcome;
    private final MissingFactor missing;
    private final IssueTokens tokens;

    AcceptInvitation(
            TakeInvitation invitations,
            ProvePassword proofs,
            PasswordHashing hashing,
            WelcomeMember welcome,
            MissingFactor missing,
            IssueTokens tokens) {
        this.missing = missing;
        this.invitations = invitations;
        this.proofs = proofs;
        this.hashing = hashing;
        this.welcome = welcome;
        this.tokens = tokens;
    }

    /// @param name of a new account; one that there is keeps its own
    /// @param code of the second factor of an account that there is
    public record Order(String token, String name, Password password, Optional<String> code, Session.Origin origin) {
        @Override
        public String toString() {
            return "Order[…]";
        }
    }

    /// Fails with `Conflict` when the token is no good.
    public Uni<Offer> look(String token, Instant at) {
        return invitations.look(TakeInvitation.parse(token), at);
    }

    /// Fails with `Conflict` when the token is no good, with `Invalid` when a new password is none, with
    /// `Unauthenticated` or `RateLimited` when it is not the one of the account.
    public Uni<Tokens> accept(Order order, Instant at) {
        InvitationToken token = TakeInvitation.parse(order.token());
        return invitations
                .look(token, at)
                .chain(offer -> offer.hasAccount() ? prove(offer, order, at) : create(offer, order, at))
                .chain(opened -> tokens.issue(opened, at));
    }

    private Uni<Opened> prove(Offer offer, Order order, Instant at) {
        Attempt attempt =
                new Attempt(offer.invitation().email().text(), order.origin().address(), at);
        return proofs.prove(offer.invitation().email(), order.password(), attempt)
                .chain(proof -> missing.forgiven(attempt, welcome.known(proof, order)));
    }

    private Uni<Opened> create(Offer offer, Order order, Instant at) {
        order.password().problemFor(offer.invitation().email()).ifPresent(problem -> {
            throw new FailureException(Failure.Invalid.of("/password", problem));
        });
        return hashing.hash(order.password())
                .chain(hash -> welcome.created(
                        new WelcomeMember.Newcomer(offer.invitation().email(), hash, order), at));
    }
}
