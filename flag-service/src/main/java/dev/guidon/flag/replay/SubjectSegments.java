package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.flag.Segment;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// Where segments are found as they were, with what their long lists say of one subject. Works in the caller's
/// transaction.
public interface SubjectSegments {

    /// All that an environment had at an instant. Of long lists they hold only the units of `subject`: they are for
    /// deciding about it, and about nobody else.
    Uni<List<Segment>> at(Environment environment, Instant instant, Subject subject);
}
