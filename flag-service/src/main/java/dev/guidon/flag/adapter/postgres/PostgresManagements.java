package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.exchange.Management;
import dev.guidon.flag.exchange.Managements;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Who manages environments, in PostgreSQL.
@ApplicationScoped
class PostgresManagements implements Managements {

    @Override
    public Uni<Optional<Management>> of(Environment environment) {
        return Rows.inSession(session -> session.find(ManagementRow.class, environment.id()))
                .map(row -> Optional.ofNullable(row).map(ManagementRow::toManagement));
    }

    @Override
    public Uni<Void> put(Environment environment, Optional<Management> management) {
        return management
                .map(wanted -> Rows.inSession(session -> session.merge(ManagementRow.of(environment.id(), wanted))
                        .chain(session::flush)))
                .orElseGet(() -> remove(environment));
    }

    private static Uni<Void> remove(Environment environment) {
        return Rows.inSession(session -> session.createMutationQuery(
                                "delete from ManagementRow m where m.environmentId = :id")
                        .setParameter("id", environment.id())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
