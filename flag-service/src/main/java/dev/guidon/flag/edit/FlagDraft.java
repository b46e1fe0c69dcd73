package dev.guidon.flag.edit;

import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A new flag as its author wrote it.
public interface FlagDraft {

    /// Keys of the flags that it requires in some environment.
    Set<String> requiredFlags();

    /// Reads it for its project. Throws a `FailureException` of `Invalid` that lists everything that is wrong.
    ConfiguredFlag read(Surroundings surroundings, Instant createdAt);

    /// What a new flag meets in its project.
    record Surroundings(Project project, List<Environment> environments, Neighbours neighbours) {
        public Surroundings {
            environments = List.copyOf(environments);
        }
    }
}
