package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.flag.Segment;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Where segments are found as they were. Works in the caller's transaction.
public interface PastSegments {

    /// Those of `segmentKeys` that an environment had at an instant, its project's among them; those that it did not
    /// have are left out. Of long lists they hold only the units of `subjects`: they are for deciding about
    /// these, and about nobody else. Fails with `Conflict` when so old a form of a list is not kept any more.
    Uni<List<Segment>> at(
            Environment environment, Instant instant, Set<String> segmentKeys, Collection<? extends Subject> subjects);
}
