package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.invitation.Invitation;
import dev.guidon.flag.invitation.InvitationStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Invitations in PostgreSQL.
@ApplicationScoped
class PostgresInvitationStore implements InvitationStore {
    private static final String REPLACED = """
            with replaced as (
                delete from invitation where organization_key = :organization and email = :email returning id
            )
            select count(*) from replaced""";

    private static final String FORGET = """
            with forgotten as (delete from invitation where expires_at < :before returning id)
            select count(*) from forgotten""";

    @Override
    public Uni<Void> put(Kept kept) {
        return Rows.inSession(session -> session.createNativeQuery(REPLACED, Long.class)
                        .setParameter("organization", kept.invitation().organization())
                        .setParameter("email", kept.invitation().email().text())
                        .getSingleResult())
                .chain(() -> Rows.insert(List.of(InvitationRow.of(kept))));
    }

    @Override
    public Uni<Optional<Kept>> lock(String invitationId) {
        return Rows.inSession(
                        session -> session.find(InvitationRow.class, invitationId, LockModeType.PESSIMISTIC_WRITE))
                .map(row -> Optional.ofNullable(row).map(InvitationRow::toKept));
    }

    @Override
    public Uni<Optional<Invitation>> lock(String organization, EmailAddress email) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from InvitationRow i where i.organizationKey = :organization and i.email = :email",
                                InvitationRow.class)
                        .setParameter("organization", organization)
                        .setParameter("email", email.text())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(InvitationRow::toInvitation));
    }

    @Override
    public Uni<List<Invitation>> of(String organization) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from InvitationRow i where i.organizationKey = :organization order by i.email",
                                InvitationRow.class)
                        .setParameter("organization", organization)
                        .getResultList())
                .map(rows -> rows.stream().map(InvitationRow::toInvitation).toList());
    }

    @Override
    public Uni<Void> remove(String invitationId) {
        return Rows.inSession(session -> session.find(InvitationRow.class, invitationId)
                .chain(row -> row == null ? Uni.createFrom().voidItem() : session.remove(row)));
    }

    @Override
    public Uni<Void> forget(Instant expiredBefore) {
        return Rows.inSession(session -> session.createNativeQuery(FORGET, Long.class)
                        .setParameter("before", expiredBefore)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
