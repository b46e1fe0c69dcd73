package dev.guidon.flag.sso;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Where providers are kept. Works in the caller's transaction.
public interface ProviderStore {

    /// Fails with `AlreadyExists` when the key is taken, in whatever organization.
    Uni<Void> add(Provider provider);

    /// The provider must be there.
    Uni<Void> replace(Provider provider);

    Uni<Optional<Provider>> find(String key);

    /// By key.
    Uni<List<Provider>> of(String organization);

    /// Those that may have issued a token, by key; a few.
    Uni<List<Provider>> by(URI issuer);

    /// With what it knows people by. The people stay.
    Uni<Void> remove(String key);
}
