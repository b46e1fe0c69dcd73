package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.ProviderDocument;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.sso.Provider;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `identity_provider`.
@Entity
@Table(name = "identity_provider")
class IdentityProviderRow {
    @Id
    String key;

    @Column(name = "organization_key")
    String organizationKey;

    @Column
    String name;

    @Column
    String issuer;

    @Column(name = "client_id")
    String clientId;

    @Column(name = "sealed_secret")
    @Nullable
    String sealedSecret;

    @Column
    String document;

    @Column
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    static IdentityProviderRow of(Provider provider, ProviderDocument documents) {
        IdentityProviderRow row = new IdentityProviderRow();
        row.key = provider.key().text();
        row.organizationKey = provider.organization();
        row.createdAt = provider.createdAt();
        row.take(provider, documents);
        return row;
    }

    void take(Provider provider, ProviderDocument documents) {
        name = provider.name();
        issuer = provider.client().issuer().toString();
        clientId = provider.client().clientId();
        version = provider.version();
        sealedSecret = provider.sealedSecret().orElse(null);
        document = documents.write(provider);
    }

    Provider toProvider(ProviderDocument documents) {
        ProviderDocument.Read read = documents.read(document);
        return new Provider(
                new Key(key),
                organizationKey,
                name,
                new Provider.Client(URI.create(issuer), clientId, read.scopes()),
                read.trust(),
                Optional.ofNullable(sealedSecret),
                version,
                createdAt);
    }
}
