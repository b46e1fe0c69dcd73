package dev.guidon.flag.policy;

import dev.guidon.flag.audit.Actor;
import io.smallrye.mutiny.Uni;

/// Knows what actors are. Works in the caller's transaction.
public interface Standings {

    /// Nothing but its id for an actor that is not known.
    Uni<Standing> of(Actor actor, String projectKey);
}
