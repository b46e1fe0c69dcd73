package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Loads flags as of an instant, with everything that they required and asked for then, to decide about some subjects
/// and nobody else. In the caller's transaction.
@ApplicationScoped
class LoadPast {
    private final PastFlags flags;
    private final PastSegments segments;

    LoadPast(PastFlags flags, PastSegments segments) {
        this.flags = flags;
        this.segments = segments;
    }

    /// What is loaded.
    ///
    /// @param segmentKeys of segments that something asks for which is not among these flags
    record Wanted(Set<String> flagKeys, Set<String> segmentKeys) {
        Wanted {
            flagKeys = Set.copyOf(flagKeys);
            segmentKeys = Set.copyOf(segmentKeys);
        }

        static Wanted flags(Set<String> flagKeys) {
            return new Wanted(flagKeys, Set.of());
        }
    }

    Uni<Past> at(Environment environment, Instant instant, Wanted wanted, Collection<? extends Subject> subjects) {
        return grow(environment, Past.at(instant), wanted.flagKeys(), 0)
                .chain(past ->
                        growSegments(environment, past, union(wanted.segmentKeys(), past.missingSegments()), subjects));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /// A flag in one version among those of the instant when it was made.
    Uni<Past> around(Environment environment, PastFlag pinned, Collection<? extends Subject> subjects) {
        Instant instant = pinned.configuration().recorded().stamp().at();
        Past start = new Past(instant, Map.of(pinned.key(), pinned), Map.of());
        return grow(environment, start, start.missing(), 0)
                .chain(past -> growSegments(environment, past, past.missingSegments(), subjects));
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

    /// Ends because no segment is asked for twice.
    private Uni<Past> growSegments(
            Environment environment, Past past, Set<String> wanted, Collection<? extends Subject> subjects) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(past);
        }
        return segments.at(environment, past.instant(), wanted, subjects)
                .map(past::withSegments)
                .chain(grown -> growSegments(environment, grown, found(past, grown), subjects));
    }

    /// What the segments that were found ask for themselves; nothing when none was found.
    private static Set<String> found(Past before, Past grown) {
        return before.segments().size() == grown.segments().size() ? Set.of() : grown.missingSegments();
    }
}
