package dev.guidon.flag.segment;

import dev.guidon.flag.project.Environment;
import java.util.List;
import java.util.Optional;

/// A scope that exists.
///
/// @param only the environment, for a segment of one
/// @param environments whose readers know the segment
public record SegmentReach(String projectKey, Optional<Environment> only, List<Environment> environments) {
    public SegmentReach {
        environments = List.copyOf(environments);
    }

    /// The id of the environment, or nothing at all for a segment of the project.
    public String environmentId() {
        return only.map(Environment::id).orElse("");
    }

    public Optional<String> environmentKey() {
        return only.map(environment -> environment.key().text());
    }
}
