package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Policy;
import dev.guidon.flag.access.PolicyStore;
import dev.guidon.flag.adapter.json.StatementJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Policies in PostgreSQL.
@ApplicationScoped
class PostgresPolicyStore implements PolicyStore {
    private static final String ATTACHED = """
            select exists (select 1 from member m
                           where m.organization_key = :organization and m.policies @> array[cast(:key as text)])
                or exists (select 1 from member_group g
                           where g.organization_key = :organization and g.policies @> array[cast(:key as text)])
                or exists (select 1 from access_token t
                           where t.organization_key = :organization and t.policies @> array[cast(:key as text)]
                               and t.revoked_at is null)""";

    private final StatementJson documents;

    PostgresPolicyStore(StatementJson documents) {
        this.documents = documents;
    }

    @Override
    public Uni<List<Policy>> list(String organization) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from PolicyRow p where p.id.organizationKey = :organization order by p.id.key",
                                PolicyRow.class)
                        .setParameter("organization", organization)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> row.toPolicy(documents)).toList());
    }

    @Override
    public Uni<Optional<Policy>> find(String organization, String key) {
        return Rows.inSession(session -> session.find(PolicyRow.class, new PolicyRow.Id(organization, key)))
                .map(row -> Optional.ofNullable(row).map(found -> found.toPolicy(documents)));
    }

    @Override
    public Uni<Void> put(String organization, Policy policy) {
        return Rows.merge(PolicyRow.of(organization, policy));
    }

    @Override
    public Uni<Void> remove(String organization, String key) {
        return Rows.remove(PolicyRow.class, new PolicyRow.Id(organization, key));
    }

    @Override
    public Uni<Boolean> isAttached(String organization, String key) {
        return Rows.inSession(session -> session.createNativeQuery(ATTACHED, Boolean.class)
                .setParameter("organization", organization)
                .setParameter("key", key)
                .getSingleResult());
    }
}
