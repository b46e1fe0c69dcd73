package dev.guidon.flag.edit;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.publish.PublishedSegment;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// The segments that flags can ask for. Works in the caller's transaction.
public interface AskableSegments {

    /// Fails with `Invalid`, naming the rules, when a configuration asks for segments that the environment does not
    /// have.
    Uni<Void> refuseUnknown(Environment environment, FlagConfiguration configuration);

    /// Those that hold in every environment of a project, so that a new environment starts with them.
    Uni<List<PublishedSegment>> everywhere(String projectKey);
}
