package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/// Loads flags of an environment as they are now, ready to decide, with everything that they require. In the caller's
/// transaction.
@ApplicationScoped
public class LoadFlags {
    private final LoadPast loadPast;
    private final PastFlags flags;
    private final InstantSource clock;

    LoadFlags(LoadPast loadPast, PastFlags flags, InstantSource clock) {
        this.loadPast = loadPast;
        this.flags = flags;
        this.clock = clock;
    }

    /// @param segmentKeys of segments that something asks for which is not among these flags
    public Uni<Ruleset> some(Environment environment, Set<String> flagKeys, Set<String> segmentKeys) {
        return loadPast.at(environment, clock.instant(), flagKeys, segmentKeys).map(Past::ruleset);
    }

    /// Of more flags than one question may be about, the first by key.
    public Uni<Ruleset> all(Environment environment) {
        Instant now = clock.instant();
        return flags.keysAt(environment, now, EvaluateAsOf.MAX_FLAGS)
                .chain(keys -> loadPast.at(environment, now, Set.copyOf(keys)))
                .map(Past::ruleset);
    }
}
