package dev.guidon.flag.segment;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where segments are kept. Works in the caller's transaction. Deleted segments are gone for every method, but their
/// keys are not given out again.
public interface SegmentStore {

    /// Fails with `AlreadyExists` when the key is taken where the segment holds: by another segment of the environment,
    /// by one of the project, or, for a segment of the project, by one of any of its environments.
    Uni<Void> add(PlacedSegment segment, Stamp stamp);

    Uni<Long> count(SegmentReach reach);

    Uni<Page<SegmentDefinition>> page(SegmentReach reach, SegmentQuery query, Page.Request request);

    /// Fails with `NotFound` of the segment.
    Uni<PlacedSegment> get(SegmentReach reach, String segmentKey);

    /// Replaces a segment by its next version, and adds that to the history.
    Uni<Void> replace(PlacedSegment segment, Stamp stamp);

    /// Notes whether a segment is archived.
    Uni<Void> update(PlacedSegment segment);

    Uni<Void> delete(PlacedSegment segment, Instant at);

    /// What may be asked for in a scope, with what each asks for itself: segments in use, of the environment and of the
    /// project.
    Uni<Map<String, Set<String>>> askable(SegmentReach reach);

    /// Segments in use of a project, by key, and of one of its environments if `environmentId` is not empty.
    Uni<List<SegmentDefinition>> inUse(String projectKey, String environmentId);

    /// Those of `segmentKeys` that an environment and its project had at an instant; those that were archived then are
    /// left out.
    Uni<List<Past>> asOf(Environment environment, Instant instant, Set<String> segmentKeys);

    /// Where a segment is kept.
    ///
    /// @param environmentId empty for a segment of the project
    record Place(String projectKey, String environmentId, String segmentKey) {}

    /// A segment in the version of an instant.
    record Past(Place place, SegmentVersion version) {}

    /// What asks for a segment, archived things included.
    Uni<List<Reference>> references(PlacedSegment segment);

    /// Newest first.
    ///
    /// @param request goes on after a version, such as `7`
    Uni<Page<SegmentVersion>> versions(PlacedSegment segment, Page.Request request);

    /// Fails with `NotFound` of the version.
    Uni<SegmentVersion> version(PlacedSegment segment, long version);
}
