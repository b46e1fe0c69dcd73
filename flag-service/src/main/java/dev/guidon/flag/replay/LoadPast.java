package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Loads flags as of an instant, with everything that they required then. In the caller's transaction.
@ApplicationScoped
class LoadPast {
    private final PastFlags flags;

    LoadPast(PastFlags flags) {
        this.flags = flags;
    }

    Uni<Past> at(Environment environment, Instant instant, Set<String> flagKeys) {
        return grow(environment, Past.at(instant), flagKeys, 0);
    }

    /// A flag in one version among those of the instant when it was made.
    Uni<Past> around(Environment environment, PastFlag pinned) {
        Instant instant = pinned.configuration().recorded().stamp().at();
        Past start = new Past(instant, Map.of(pinned.key(), pinned));
        return grow(environment, start, start.missing(), 0);
    }

    /// One query for each step along the chains of prerequisites; the engine follows no more than so many.
    private Uni<Past> grow(Environment environment, Past past, Set<String> wanted, int depth) {
        if (wanted.isEmpty() || depth > Ruleset.MAX_PREREQUISITE_DEPTH) {
            return Uni.createFrom().item(past);
        }
        return flags.at(environment, past.instant(), wanted)
                .map(past::with)
                .chain(grown -> grow(environment, grown, newlyMissing(grown, wanted), depth + 1));
    }

    /// What was asked for and not found was not there then.
    private static Set<String> newlyMissing(Past grown, Set<String> asked) {
        Set<String> missing = new HashSet<>(grown.missing());
        missing.removeAll(asked);
        return missing;
    }
}
