package dev.guidon.flag.access;

import dev.guidon.flag.audit.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What was refused in the present minute, so that nobody fills the audit trail by asking again. Bounded: what is
/// beyond the bounds counts as seen. Safe for use by several threads.
final class Refusals {
    static final int MAX_PER_ACTOR = 30;
    static final int MAX_ACTORS = 1_000;

    private final Map<Actor, Set<String>> seen = new HashMap<>();
    private Instant minute = Instant.EPOCH;

    synchronized boolean isNew(Actor actor, String what, Instant now) {
        Instant current = now.truncatedTo(ChronoUnit.MINUTES);
        if (!current.equals(minute)) {
            minute = current;
            seen.clear();
        }
        if (!seen.containsKey(actor) && seen.size() >= MAX_ACTORS) {
            return false;
        }
        Set<String> ofActor = seen.computeIfAbsent(actor, _ -> new HashSet<>());
        return ofActor.size() < MAX_PER_ACTOR && ofActor.add(what);
    }
}
