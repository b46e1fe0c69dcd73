package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.factor.SecondFactor;
import dev.guidon.flag.factor.SecondFactorStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Second factors in PostgreSQL.
@ApplicationScoped
class PostgresSecondFactorStore implements SecondFactorStore {

    @Override
    public Uni<Optional<SecondFactor>> find(String userId) {
        return Rows.inSession(session -> session.find(SecondFactorRow.class, userId))
                .map(row -> Optional.ofNullable(row).map(SecondFactorRow::toFactor));
    }

    @Override
    public Uni<Void> put(SecondFactor factor) {
        return Rows.merge(SecondFactorRow.of(factor));
    }

    @Override
    public Uni<Void> remove(String userId) {
        return Rows.remove(SecondFactorRow.class, userId);
    }

    @Override
    public Uni<List<String>> demanding(String email) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "select o.key from MemberRow m join OrganizationRow o on o.key = m.id.organizationKey"
                                + " where m.id.email = :email and o.demandsSecondFactor order by o.key",
                        String.class)
                .setParameter("email", email)
                .getResultList());
    }
}
