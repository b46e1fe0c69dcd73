package dev.guidon.flag.policy;

import dev.guidon.flag.audit.Actor;
import java.util.Set;

/// What an actor is in a project.
public record Standing(Actor actor, Set<String> roles, Set<String> groups) {
    public Standing {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    /// Whether it is no program with a token of its own.
    public boolean isPerson() {
        return actor.equals(Actor.ADMINISTRATOR) || actor.isUser();
    }
}
