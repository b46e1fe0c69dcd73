package dev.guidon.flag.segment;

import dev.guidon.flag.project.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/// Looks segments and their history up. Everything fails with `NotFound` of what is not there.
@ApplicationScoped
public class ReadSegments {
    private final FindReach reaches;
    private final SegmentStore segments;

    ReadSegments(FindReach reaches, SegmentStore segments) {
        this.reaches = reaches;
        this.segments = segments;
    }

    /// What two versions of a segment were.
    public record Pair(SegmentVersion from, SegmentVersion to) {}

    @WithTransaction
    public Uni<Page<SegmentDefinition>> page(SegmentScope scope, SegmentQuery query, Page.Request request) {
        return reaches.read(scope).chain(reach -> segments.page(reach, query, request));
    }

    @WithTransaction
    public Uni<PlacedSegment> segment(SegmentAddress address) {
        return find(address);
    }

    private Uni<PlacedSegment> find(SegmentAddress address) {
        return reaches.read(address.scope()).chain(reach -> segments.get(reach, address.segmentKey()));
    }

    @WithTransaction
    public Uni<Set<String>> tags(SegmentAddress address) {
        return find(address)
                .map(segment ->
                        Set.copyOf(segment.definition().content().label().tags()));
    }

    @WithTransaction
    public Uni<List<Reference>> references(SegmentAddress address) {
        return find(address).chain(segments::references);
    }

    @WithTransaction
    public Uni<Page<SegmentVersion>> versions(SegmentAddress address, Page.Request request) {
        return find(address).chain(segment -> segments.versions(segment, request));
    }

    @WithTransaction
    public Uni<SegmentVersion> version(SegmentAddress address, long version) {
        return find(address).chain(segment -> segments.version(segment, version));
    }

    @WithTransaction
    public Uni<Pair> pair(SegmentAddress address, long from, long to) {
        return find(address).chain(segment -> Uni.combine()
                .all()
                .unis(segments.version(segment, from), segments.version(segment, to))
                .usingConcurrencyOf(1)
                .with(Pair::new));
    }
}
