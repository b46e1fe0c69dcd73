package dev.guidon.flag.access;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// Where an organization's own policies are kept. Works in the caller's transaction.
public interface PolicyStore {

    /// By key.
    Uni<List<Policy>> list(String organization);

    Uni<Optional<Policy>> find(String organization, String key);

    /// Adds it, or replaces the one with its key.
    Uni<Void> put(String organization, Policy policy);

    Uni<Void> remove(String organization, String key);

    /// Whether a member, a group or a token that is not revoked has it.
    Uni<Boolean> isAttached(String organization, String key);
}
