package dev.guidon.flag.policy;

import java.util.Set;

/// Some of the people, named by what they are. Nobody when all three are empty.
///
/// @param roles such as `admin`
/// @param groups keys of groups
/// @param members ids of actors, such as `user:ana@example.com`
public record Audience(Set<String> roles, Set<String> groups, Set<String> members) {
    public static final Audience NOBODY = new Audience(Set.of(), Set.of(), Set.of());

    public Audience {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        members = Set.copyOf(members);
    }

    public boolean contains(Standing standing) {
        return members.contains(standing.actor().id())
                || standing.roles().stream().anyMatch(roles::contains)
                || standing.groups().stream().anyMatch(groups::contains);
    }
}
