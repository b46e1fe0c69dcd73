package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.ProviderDocument;
import dev.guidon.flag.sso.Provider;
import dev.guidon.flag.sso.ProviderStore;
import dev.guidon.kit.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Identity providers in PostgreSQL.
@ApplicationScoped
class PostgresProviderStore implements ProviderStore {
    /// More organizations than this do not share an issuer for one token.
    private static final int MAX_BY_ISSUER = 50;

    private final ProviderDocument documents;

    PostgresProviderStore(ProviderDocument documents) {
        this.documents = documents;
    }

    @Override
    public Uni<Void> add(Provider provider) {
        return Rows.insertUnique(IdentityProviderRow.of(provider, documents), taken(provider));
    }

    private static Failure taken(Provider provider) {
        return new Failure.Conflict(
                "already_exists",
                "there is an identity provider '" + provider.key() + "' in another organization already, or one for the"
                        + " same client at the same issuer");
    }

    @Override
    public Uni<Void> replace(Provider provider) {
        return Rows.inSession(session ->
                        session.find(IdentityProviderRow.class, provider.key().text()))
                .invoke(row -> row.take(provider, documents))
                .chain(() -> Rows.flushUnique(taken(provider)));
    }

    @Override
    public Uni<Optional<Provider>> find(String key) {
        return Rows.inSession(session -> session.find(IdentityProviderRow.class, key))
                .map(row -> Optional.ofNullable(row).map(found -> found.toProvider(documents)));
    }

    @Override
    public Uni<List<Provider>> of(String organization) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from IdentityProviderRow p where p.organizationKey = :organization order by p.key",
                                IdentityProviderRow.class)
                        .setParameter("organization", organization)
                        .getResultList())
                .map(this::toProviders);
    }

    @Override
    public Uni<List<Provider>> by(URI issuer) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from IdentityProviderRow p where p.issuer = :issuer order by p.key",
                                IdentityProviderRow.class)
                        .setParameter("issuer", issuer.toString())
                        .setMaxResults(MAX_BY_ISSUER)
                        .getResultList())
                .map(this::toProviders);
    }

    private List<Provider> toProviders(List<IdentityProviderRow> rows) {
        return rows.stream().map(row -> row.toProvider(documents)).toList();
    }

    @Override
    public Uni<Void> remove(String key) {
        return Rows.inSession(session -> session.find(IdentityProviderRow.class, key)
                .chain(row -> row == null ? Uni.createFrom().voidItem() : session.remove(row)));
    }
}
