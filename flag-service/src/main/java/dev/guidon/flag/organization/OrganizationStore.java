package dev.guidon.flag.organization;

import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;

/// Where organizations are kept. Works in the caller's transaction.
public interface OrganizationStore {

    /// Fails with `AlreadyExists` when the key is taken.
    Uni<Void> add(Organization organization);

    /// Fails with `NotFound`.
    Uni<Organization> get(String key);

    /// As [#get], and until the transaction ends nobody else changes it, its members, groups, policies or tokens.
    Uni<Organization> lock(String key);

    Uni<Void> rename(String key, String name);

    Uni<Void> demandSecondFactor(String key, boolean demanded);

    /// By key.
    ///
    /// @param among only these; empty for all
    Uni<Page<Organization>> page(Optional<Set<String>> among, Page.Request request);
}
