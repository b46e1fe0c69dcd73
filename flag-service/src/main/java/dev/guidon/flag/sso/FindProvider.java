package dev.guidon.flag.sso;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Looks providers up, in transactions of its own.
@ApplicationScoped
public class FindProvider {
    private final ProviderStore providers;

    FindProvider(ProviderStore providers) {
        this.providers = providers;
    }

    @WithTransaction
    Uni<List<Provider>> by(URI issuer) {
        return providers.by(issuer);
    }

    /// Fails with `NotFound`.
    @WithTransaction
    Uni<Provider> get(String key) {
        return providers
                .find(key)
                .map(found ->
                        found.orElseThrow(() -> new FailureException(new Failure.NotFound("identity provider", key))));
    }

    /// The organization in which a session counts that was opened by the provider; empty when it is gone.
    @WithTransaction
    public Uni<Optional<String>> organizationOf(String key) {
        return providers.find(key).map(found -> found.map(Provider::organization));
    }
}
