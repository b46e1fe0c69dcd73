package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.organization.Organization;
import dev.guidon.flag.organization.OrganizationStore;
import dev.guidon.flag.project.Page;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Organizations in PostgreSQL.
@ApplicationScoped
class PostgresOrganizationStore implements OrganizationStore {
    private static final String KIND = "organization";

    @Override
    public Uni<Void> add(Organization organization) {
        return Rows.insertUnique(
                OrganizationRow.of(organization),
                new Failure.AlreadyExists(KIND, organization.key().text()));
    }

    @Override
    public Uni<Organization> get(String key) {
        return row(key, LockModeType.NONE).map(OrganizationRow::toOrganization);
    }

    @Override
    public Uni<Organization> lock(String key) {
        return row(key, LockModeType.PESSIMISTIC_WRITE).map(OrganizationRow::toOrganization);
    }

    private static Uni<OrganizationRow> row(String key, LockModeType lock) {
        return Rows.inSession(session -> session.find(OrganizationRow.class, key, lock))
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound(KIND, key)));
    }

    @Override
    public Uni<Void> rename(String key, String name) {
        return row(key, LockModeType.NONE)
                .invoke(row -> {
                    row.name = name;
                    row.version++;
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> demandSecondFactor(String key, boolean demanded) {
        return row(key, LockModeType.NONE)
                .invoke(row -> {
                    row.demandsSecondFactor = demanded;
                    row.version++;
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Page<Organization>> page(Optional<Set<String>> among, Page.Request request) {
        Where where = new Where()
                .and("o.key > :after", "after", (Object) request.after())
                .and("o.key in :among", "among", among);
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                                "from OrganizationRow o" + where.text() + " order by o.key", OrganizationRow.class))
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .map(PostgresOrganizationStore::organizations)
                .map(found -> Page.of(
                        request, found, organization -> organization.key().text()));
    }

    private static List<Organization> organizations(List<OrganizationRow> rows) {
        return rows.stream().map(OrganizationRow::toOrganization).toList();
    }
}
