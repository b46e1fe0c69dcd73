package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.replay.LoadPast.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;

/// Loads flags of an environment as they are now, with everything that they require and ask for, ready to decide about
/// some subjects and nobody else. In the caller's transaction.
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
    public Uni<Ruleset> some(
            Environment environment,
            Set<String> flagKeys,
            Set<String> segmentKeys,
            Collection<? extends Subject> subjects) {
        return loadPast.at(environment, clock.instant(), new Wanted(flagKeys, segmentKeys), subjects)
                .map(Past::ruleset);
    }

    /// Of more flags than one question may be about, the first by key.
    public Uni<Ruleset> all(Environment environment, Collection<? extends Subject> subjects) {
        Instant now = clock.instant();
        return flags.keysAt(environment, now, EvaluateAsOf.MAX_FLAGS)
                .chain(keys -> loadPast.at(environment, now, Wanted.flags(Set.copyOf(keys)), subjects))
                .map(Past::ruleset);
    }
}
