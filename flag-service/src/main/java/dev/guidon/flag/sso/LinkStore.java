package dev.guidon.flag.sso;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Where it is kept which account somebody has whom a provider vouches for. Works in the caller's transaction.
public interface LinkStore {

    /// @param subject at the provider
    /// @param byProvider whether the person is a member because the provider said so, and only as long as it does
    record Link(String providerKey, String subject, String userId, boolean byProvider) {}

    Uni<Optional<Link>> find(String providerKey, String subject);

    /// Fails with `AlreadyExists` when somebody was quicker.
    Uni<Void> add(Link link);
}
