package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.Memberships.Rights;
import dev.guidon.flag.invitation.Invitation;
import dev.guidon.flag.invitation.InvitationStore.Kept;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/// A row of `invitation`.
@Entity
@Table(name = "invitation")
class InvitationRow {
    @Id
    String id;

    @Column(name = "organization_key")
    String organizationKey;

    @Column
    String email;

    @Column
    String[] policies;

    @Column
    String[] groups;

    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "invited_by")
    String invitedBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    static InvitationRow of(Kept kept) {
        Invitation invitation = kept.invitation();
        InvitationRow row = new InvitationRow();
        row.id = invitation.id();
        row.organizationKey = invitation.organization();
        row.email = invitation.email().text();
        row.policies = invitation.rights().policies().stream().sorted().toArray(String[]::new);
        row.groups = invitation.rights().groups().stream().sorted().toArray(String[]::new);
        row.tokenHash = kept.tokenHash();
        row.invitedBy = invitation.invitedBy();
        row.createdAt = invitation.createdAt();
        row.expiresAt = invitation.expiresAt();
        return row;
    }

    Invitation toInvitation() {
        return new Invitation(
                id,
                organizationKey,
                new EmailAddress(email),
                new Rights(Set.of(policies), Set.of(groups)),
                invitedBy,
                createdAt,
                expiresAt);
    }

    Kept toKept() {
        return new Kept(toInvitation(), tokenHash);
    }
}
