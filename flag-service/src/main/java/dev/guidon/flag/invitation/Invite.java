package dev.guidon.flag.invitation;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.access.Author;
import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.Memberships;
import dev.guidon.flag.account.Memberships.Rights;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Invites people and takes invitations back.
@ApplicationScoped
public class Invite {
    private final InvitationStore invitations;
    private final Memberships memberships;
    private final AuditTrail audit;
    private final ShortIds ids;
    private final SecureRandom random;

    Invite(InvitationStore invitations, Memberships memberships, AuditTrail audit, ShortIds ids, SecureRandom random) {
        this.invitations = invitations;
        this.memberships = memberships;
        this.audit = audit;
        this.ids = ids;
        this.random = random;
    }

    /// @param rights that the author may give away
    public record Order(String organization, EmailAddress email, Rights rights) {}

    /// An invitation at the one moment when its token is known.
    public record Invited(Invitation invitation, InvitationToken token) {}

    /// An older one to the same address is no good any more. Fails with `NotFound`, with `Invalid` for policies or
    /// groups that there are not, or with `Forbidden` for those that the author may not give away.
    @WithTransaction
    public Uni<Invited> invite(Order order, Author author) {
        Stamp stamp = author.stamp();
        String id = ids.next();
        InvitationToken token = InvitationToken.create(id, random);
        Invitation invitation = new Invitation(
                id,
                order.organization(),
                order.email(),
                order.rights(),
                stamp.actor().id(),
                stamp.at(),
                stamp.at().plus(Invitation.LIFETIME));
        return memberships
                .requireGivable(order.organization(), order.rights(), author.rights())
                .chain(() -> invitations.of(order.organization()).invoke(Invite::refuseWhenFull))
                .chain(() -> invitations.put(new InvitationStore.Kept(invitation, token.hash())))
                .chain(() -> audit.append(entry(stamp, "invitation.created", invitation, true)))
                .replaceWith(new Invited(invitation, token));
    }

    private static void refuseWhenFull(List<Invitation> open) {
        if (open.size() >= Invitation.MAX_PER_ORGANIZATION) {
            throw new FailureException(Failure.Invalid.of(
                    "/email",
                    "an organization has at most " + Invitation.MAX_PER_ORGANIZATION
                            + " open invitations; revoke one first"));
        }
    }

    /// Those that can still be accepted, by address. Fails with `NotFound`.
    @WithTransaction
    public Uni<List<Invitation>> open(String organization, Instant now) {
        return memberships
                .requireOrganization(organization)
                .chain(() -> invitations.of(organization))
                .map(all -> all.stream()
                        .filter(invitation -> now.isBefore(invitation.expiresAt()))
                        .toList());
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Void> revoke(String organization, String invitationId, Stamp stamp) {
        return invitations
                .lock(invitationId)
                .map(found -> found.map(InvitationStore.Kept::invitation)
                        .filter(invitation -> invitation.organization().equals(organization))
                        .orElseThrow(() -> new FailureException(new Failure.NotFound("invitation", invitationId))))
                .call(invitation -> invitations.remove(invitation.id()))
                .chain(invitation -> audit.append(entry(stamp, "invitation.revoked", invitation, false)));
    }

    @WithTransaction
    public Uni<Void> forget(Instant now) {
        return invitations.forget(now);
    }

    private static AuditEntry entry(Stamp stamp, String action, Invitation invitation, boolean isNew) {
        Value.Structure fields = new Value.Structure(Map.of(
                "policies", texts(invitation.rights().policies()),
                "groups", texts(invitation.rights().groups()),
                "expiresAt", new Value.Text(invitation.expiresAt().toString())));
        Value.Structure nothing = new Value.Structure(Map.of());
        return new AuditEntry(
                stamp,
                new AuditedChange.Edited(
                        action,
                        AuditedResource.inOrganization(
                                invitation.organization(),
                                "invitation/" + invitation.email().text()),
                        isNew ? nothing : fields,
                        isNew ? fields : nothing));
    }

    private static Value texts(Collection<String> all) {
        return new Value.Sequence(
                all.stream().sorted().<Value>map(Value.Text::new).toList());
    }
}
