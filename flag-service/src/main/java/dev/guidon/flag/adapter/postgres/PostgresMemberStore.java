package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Member;
import dev.guidon.flag.access.MemberStore;
import dev.guidon.flag.access.Role;
import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Members in PostgreSQL.
@ApplicationScoped
class PostgresMemberStore implements MemberStore {

    /// A query around the statement, as everywhere with bulk statements.
    private static final String LEAVE_GROUPS = """
            with left_groups as (
                update member_group set members = array_remove(members, :email), version = version + 1
                where organization_key = :organization and members @> array[cast(:email as text)]
                returning key
            )
            select count(*) from left_groups""";

    @Override
    public Uni<Page<Member>> page(String organization, Page.Request request) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from MemberRow m where m.id.organizationKey = :organization and m.id.email > :after"
                                        + " order by m.id.email",
                                MemberRow.class)
                        .setParameter("organization", organization)
                        .setParameter("after", request.after())
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .map(rows -> rows.stream().map(MemberRow::toMember).toList())
                .map(found -> Page.of(request, found, Member::email));
    }

    @Override
    public Uni<Optional<Member>> find(String organization, String email) {
        return Rows.inSession(session -> session.find(MemberRow.class, new MemberRow.Id(organization, email)))
                .map(row -> Optional.ofNullable(row).map(MemberRow::toMember));
    }

    @Override
    public Uni<List<String>> organizations(String email) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "select m.id.organizationKey from MemberRow m where m.id.email = :email"
                                + " order by m.id.organizationKey",
                        String.class)
                .setParameter("email", email)
                .getResultList());
    }

    @Override
    public Uni<List<String>> known(String organization, List<String> emails) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "select m.id.email from MemberRow m where m.id.organizationKey = :organization"
                                + " and m.id.email in :emails",
                        String.class)
                .setParameter("organization", organization)
                .setParameter("emails", emails)
                .getResultList());
    }

    @Override
    public Uni<Long> owners(String organization) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "select count(*) from MemberRow m where m.id.organizationKey = :organization"
                                + " and array_position(m.policies, :owner) > 0",
                        Long.class)
                .setParameter("organization", organization)
                .setParameter("owner", Role.OWNER.word())
                .getSingleResult());
    }

    @Override
    public Uni<Long> count(String organization) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "select count(*) from MemberRow m where m.id.organizationKey = :organization", Long.class)
                .setParameter("organization", organization)
                .getSingleResult());
    }

    @Override
    public Uni<Void> put(String organization, Member member) {
        return Rows.merge(MemberRow.of(organization, member));
    }

    @Override
    public Uni<Void> remove(String organization, String email) {
        return Rows.remove(MemberRow.class, new MemberRow.Id(organization, email))
                .chain(() -> Rows.inSession(session -> session.createNativeQuery(LEAVE_GROUPS, Long.class)
                        .setParameter("organization", organization)
                        .setParameter("email", email)
                        .getSingleResult()))
                .replaceWithVoid();
    }
}
