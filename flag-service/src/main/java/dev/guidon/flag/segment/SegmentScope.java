package dev.guidon.flag.segment;

import java.util.Optional;

/// Where a segment holds. Nothing says that there are such a project and such an environment.
///
/// @param environmentKey empty for all environments of the project, those to come included
public record SegmentScope(String projectKey, Optional<String> environmentKey) {

    public static SegmentScope project(String projectKey) {
        return new SegmentScope(projectKey, Optional.empty());
    }

    public static SegmentScope environment(String projectKey, String environmentKey) {
        return new SegmentScope(projectKey, Optional.of(environmentKey));
    }
}
