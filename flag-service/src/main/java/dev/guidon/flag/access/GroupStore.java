package dev.guidon.flag.access;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// Where groups are kept. Works in the caller's transaction.
public interface GroupStore {

    /// By key.
    Uni<List<Group>> list(String organization);

    Uni<Optional<Group>> find(String organization, String key);

    /// Adds it, or replaces the one with its key.
    Uni<Void> put(String organization, Group group);

    Uni<Void> remove(String organization, String key);
}
