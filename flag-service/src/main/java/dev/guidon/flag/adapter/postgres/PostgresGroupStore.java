package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Group;
import dev.guidon.flag.access.GroupStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Groups in PostgreSQL.
@ApplicationScoped
class PostgresGroupStore implements GroupStore {

    @Override
    public Uni<List<Group>> list(String organization) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from GroupRow g where g.id.organizationKey = :organization order by g.id.key",
                                GroupRow.class)
                        .setParameter("organization", organization)
                        .getResultList())
                .map(rows -> rows.stream().map(GroupRow::toGroup).toList());
    }

    @Override
    public Uni<Optional<Group>> find(String organization, String key) {
        return Rows.inSession(session -> session.find(GroupRow.class, new GroupRow.Id(organization, key)))
                .map(row -> Optional.ofNullable(row).map(GroupRow::toGroup));
    }

    @Override
    public Uni<Void> put(String organization, Group group) {
        return Rows.merge(GroupRow.of(organization, group));
    }

    @Override
    public Uni<Void> remove(String organization, String key) {
        return Rows.remove(GroupRow.class, new GroupRow.Id(organization, key));
    }
}
