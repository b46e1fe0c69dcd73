package dev.guidon.flag.edit;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.publish.PublishedSegment;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// The segments that flags can ask for. Works in the caller's transaction.
public interface AskableSegments {

    /// Fails with `Invalid`, naming the rules, when a configuration asks for segments that the environment does not
    /// have.
    Uni<Void> refuseUnknown(Environment environment, FlagConfiguration configuration);

    /// Those that may be asked for in an environment.
    Uni<List<PublishedSegment>> in(Environment environment);

    /// Gives an environment the segments in use that another one of its project has for itself. Fails with `Conflict`
    /// when one of them has imported lists, which are not copied. Readers are not told of them.
    Uni<Void> copy(Environment from, Environment to, Stamp stamp);
}
