package dev.guidon.flag.sso;

import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.Memberships;
import dev.guidon.flag.account.Memberships.Rights;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.invitation.TakeInvitation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Makes members what their provider says they are, in the caller's transaction. Who is a member by somebody's hand is
/// left alone, so that no provider takes the last owner away.
@ApplicationScoped
public class FollowProvider {
    private final Memberships memberships;
    private final TakeInvitation invitations;

    FollowProvider(Memberships memberships, TakeInvitation invitations) {
        this.memberships = memberships;
        this.invitations = invitations;
    }

    /// On first sight.
    Uni<Admission> admits(Provider provider, UserAccount account, Identity identity, Instant at) {
        return memberships
                .find(provider.organization(), account.email())
                .chain(member -> member.isPresent()
                        ? Uni.createFrom().item(true)
                        : invitations.isExpected(provider.organization(), account.email(), at))
                .map(byHand -> byHand ? Admission.BY_HAND : byMapping(provider, identity));
    }

    private static Admission byMapping(Provider provider, Identity identity) {
        return given(provider, identity).isNothing() ? Admission.NONE : Admission.BY_PROVIDER;
    }

    private static Rights given(Provider provider, Identity identity) {
        return provider.trust().mapping().given(identity.claims());
    }

    /// Each time; whether the person is a member then.
    Uni<Boolean> follow(Provider provider, UserAccount account, boolean byProvider, Identity identity, Instant at) {
        return memberships
                .find(provider.organization(), account.email())
                .chain(member -> byProvider
                        ? memberships
                                .existing(provider.organization(), given(provider, identity))
                                .chain(given -> update(provider, account, member, given, at))
                        : member.isPresent()
                                ? Uni.createFrom().item(true)
                                : invitations.takeFor(provider.organization(), account, at));
    }

    private Uni<Boolean> update(
            Provider provider, UserAccount account, Optional<Rights> member, Rights given, Instant at) {
        Stamp stamp = AuditPerson.self(account, at).orComment("as " + provider.key() + " says");
        if (member.equals(Optional.of(given).filter(rights -> !rights.isNothing()))) {
            return Uni.createFrom().item(member.isPresent());
        }
        return given.isNothing()
                ? memberships
                        .remove(provider.organization(), account.email(), stamp)
                        .replaceWith(false)
                : memberships
                        .put(provider.organization(), account.email(), given, stamp)
                        .replaceWith(true);
    }
}
