package dev.guidon.flag.invitation;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.Memberships;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.invitation.InvitationStore.Kept;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/// Checks invitations and uses them up.
@ApplicationScoped
public class TakeInvitation {
    private final InvitationStore invitations;
    private final AccountStore accounts;
    private final Memberships memberships;

    TakeInvitation(InvitationStore invitations, AccountStore accounts, Memberships memberships) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /// What whoever has the token may know.
    ///
    /// @param hasAccount whether the address has one already, whose password is then asked for
    public record Offer(Invitation invitation, boolean hasAccount) {}

    /// Fails with `Conflict` when the token is no good.
    @WithTransaction
    public Uni<Offer> look(InvitationToken token, Instant at) {
        return locked(token, at).chain(invitation -> accounts.find(invitation.email())
                .map(found -> new Offer(invitation, found.isPresent())));
    }

    private Uni<Invitation> locked(InvitationToken token, Instant at) {
        return invitations.lock(token.invitationId()).map(found -> found.filter(kept -> isGood(kept, token, at))
                .map(Kept::invitation)
                .orElseThrow(TakeInvitation::unknown));
    }

    private static boolean isGood(Kept kept, InvitationToken token, Instant at) {
        return at.isBefore(kept.invitation().expiresAt())
                && MessageDigest.isEqual(
                        kept.tokenHash().getBytes(StandardCharsets.US_ASCII),
                        token.hash().getBytes(StandardCharsets.US_ASCII));
    }

    /// Makes the account a member, in the caller's transaction. Fails with `Conflict` when the token is no good, or was
    /// given to another address.
    Uni<Void> take(InvitationToken token, UserAccount account, Instant at) {
        return locked(token, at)
                .invoke(invitation -> {
                    if (!invitation.email().equals(account.email())) {
                        throw unknown();
                    }
                })
                .chain(invitation -> use(invitation, account, at));
    }

    /// Makes somebody a member whose address a provider has verified, if the organization has invited it; whether it
    /// has. In the caller's transaction.
    public Uni<Boolean> takeFor(String organization, UserAccount account, Instant at) {
        return invitations.lock(organization, account.email()).chain(found -> found.filter(
                        invitation -> at.isBefore(invitation.expiresAt()))
                .map(invitation -> use(invitation, account, at).replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /// Whether the organization waits for an address. In the caller's transaction.
    public Uni<Boolean> isExpected(String organization, EmailAddress email, Instant at) {
        return invitations.lock(organization, email).map(found -> found.filter(
                        invitation -> at.isBefore(invitation.expiresAt()))
                .isPresent());
    }

    private Uni<Void> use(Invitation invitation, UserAccount account, Instant at) {
        return invitations
                .remove(invitation.id())
                .chain(() -> memberships.existing(invitation.organization(), invitation.rights()))
                .chain(rights -> memberships.put(
                        invitation.organization(),
                        account.email(),
                        rights,
                        AuditPerson.self(account, at)
                                .orComment("accepted the invitation of " + invitation.invitedBy())));
    }

    static FailureException unknown() {
        return new FailureException(new Failure.Conflict(
                "token_not_usable", "this token is unknown, was used, or is too old; ask for another"));
    }

    static InvitationToken parse(String text) {
        return Optional.of(text).flatMap(InvitationToken::parse).orElseThrow(TakeInvitation::unknown);
    }
}
