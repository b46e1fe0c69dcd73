package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.sso.LinkStore;
import dev.guidon.kit.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Whom providers know, in PostgreSQL.
@ApplicationScoped
class PostgresLinkStore implements LinkStore {

    @Override
    public Uni<Optional<Link>> find(String providerKey, String subject) {
        var id = new IdentityLinkRow.Id(providerKey, subject);
        return Rows.inSession(session -> session.find(IdentityLinkRow.class, id))
                .map(row -> Optional.ofNullable(row).map(IdentityLinkRow::toLink));
    }

    @Override
    public Uni<Void> add(Link link) {
        return Rows.insertUnique(IdentityLinkRow.of(link), new Failure.AlreadyExists("identity", link.subject()));
    }
}
