package dev.guidon.flag.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What somebody may do, as of one request.
///
/// @param everywhere whether it may do everything in every organization
/// @param grants by organization; those it is no member of have none
/// @param organization that the request is about; empty when it is about none, or one that there is not
/// @param tags of the flag or segment that the request is about
public record Access(boolean everywhere, Map<String, Grants> grants, Optional<String> organization, Set<String> tags) {
    /// Of the administrator token, which needs nothing looked up.
    public static final Access SUPERUSER = new Access(true, Map.of(), Optional.empty(), Set.of());

    public Access {
        grants = Map.copyOf(grants);
        tags = Set.copyOf(tags);
    }

    /// The same for somebody who is believed in one organization only.
    public Access within(Optional<String> only) {
        return only.map(key -> new Access(
                        everywhere,
                        grants.entrySet().stream()
                                .filter(entry -> entry.getKey().equals(key))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        organization,
                        tags))
                .orElse(this);
    }

    public Grants in(String organizationKey) {
        return everywhere ? Grants.ALL : grants.getOrDefault(organizationKey, Grants.NONE);
    }

    /// Whether it belongs to the organization at all.
    public boolean knows(String organizationKey) {
        return everywhere || grants.containsKey(organizationKey);
    }

    /// Those it belongs to; empty when it is at home in all.
    public Optional<Set<String>> organizations() {
        return everywhere ? Optional.empty() : Optional.of(grants.keySet());
    }

    /// What it may see of things in several organizations, by organization; empty when it may see them all everywhere.
    public Optional<Map<String, Visible>> visible(Action action, ResourceName name) {
        return everywhere
                ? Optional.empty()
                : Optional.of(grants.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> entry.getValue().visible(action, name))));
    }
}
