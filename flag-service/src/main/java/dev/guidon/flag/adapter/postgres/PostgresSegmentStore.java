package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredSegments;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.segment.PlacedSegment;
import dev.guidon.flag.segment.Reference;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentQuery;
import dev.guidon.flag.segment.SegmentReach;
import dev.guidon.flag.segment.SegmentStore;
import dev.guidon.flag.segment.SegmentVersion;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Segments in PostgreSQL.
@ApplicationScoped
class PostgresSegmentStore implements SegmentStore {
    private static final String KIND = "segment";

    private static final String AS_OF = """
            from SegmentVersionRow v
            where v.id.projectKey = :project and v.id.environmentId in ('', :environment) and v.id.segmentKey in :keys
                and v.id.version = (
                    select max(w.id.version) from SegmentVersionRow w
                    where w.id.projectKey = v.id.projectKey and w.id.environmentId = v.id.environmentId
                        and w.id.segmentKey = v.id.segmentKey and w.changedAt <= :instant)
                and exists (
                    select 1 from SegmentRow s
                    where s.id.projectKey = v.id.projectKey and s.id.environmentId = v.id.environmentId
                        and s.id.key = v.id.segmentKey and (s.archivedAt is null or s.archivedAt > :instant))""";

    private final StoredSegments documents;
    private final SegmentReferences references;

    PostgresSegmentStore(StoredSegments documents, SegmentReferences references) {
        this.documents = documents;
        this.references = references;
    }

    /// The lock of the project keeps others from taking the key in between.
    @Override
    public Uni<Void> add(PlacedSegment segment, Stamp stamp) {
        Failure taken =
                new Failure.AlreadyExists(KIND, segment.definition().key().text());
        return isTaken(segment)
                .invoke(isTaken -> {
                    if (isTaken) {
                        throw new FailureException(taken);
                    }
                })
                .chain(() -> Rows.insertUnique(SegmentRow.of(segment, documents), taken))
                .chain(() -> Rows.insert(List.of(SegmentVersionRow.of(segment, stamp, documents))));
    }

    private static Uni<Boolean> isTaken(PlacedSegment segment) {
        Where where = new Where()
                .and("s.id.projectKey = :project", "project", (Object)
                        segment.reach().projectKey())
                .and("s.id.key = :key", "key", (Object)
                        segment.definition().key().text());
        segment.reach()
                .only()
                .ifPresent(environment -> where.and(
                        "s.id.environmentId in ('', :environment)", "environment", (Object) environment.id()));
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                                "select count(*) from SegmentRow s" + where.text(), Long.class))
                        .getSingleResult())
                .map(found -> found > 0);
    }

    private static Where in(SegmentReach reach) {
        return new Where()
                .and("s.id.projectKey = :project", "project", (Object) reach.projectKey())
                .and("s.id.environmentId = :environment", "environment", (Object) reach.environmentId())
                .and("s.deletedAt is null");
    }

    @Override
    public Uni<Long> count(SegmentReach reach) {
        Where where = in(reach);
        return Rows.inSession(session -> where.fill(
                        session.createSelectionQuery("select count(*) from SegmentRow s" + where.text(), Long.class))
                .getSingleResult());
    }

    @Override
    public Uni<Page<SegmentDefinition>> page(SegmentReach reach, SegmentQuery query, Page.Request request) {
        Where where = in(reach)
                .and("array_position(s.tags, :tag) > 0", "tag", query.tag())
                .and(
                        "(locate(:text, s.id.key) > 0 or locate(:text, lower(s.name)) > 0"
                                + " or locate(:text, lower(s.description)) > 0)",
                        "text",
                        query.text().map(text -> text.toLowerCase(Locale.ROOT)))
                .and("s.id.key > :after", "after", (Object) request.after());
        where.and(VisibleSegments.ROWS.condition(query.visible(), where));
        query.archived().ifPresent(archived -> where.and("s.archivedAt is " + (archived ? "not null" : "null")));
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                                "from SegmentRow s" + where.text() + " order by s.id.key", SegmentRow.class))
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .chain(rows -> definitions(rows, reach.projectKey(), reach.environmentId()))
                .map(found -> Page.of(request, found, segment -> segment.key().text()));
    }

    private Uni<List<SegmentDefinition>> definitions(List<SegmentRow> rows, String projectKey, String environmentId) {
        return UnitLists.of(projectKey, environmentId).map(lists -> rows.stream()
                .map(row -> row.toDefinition(documents, lists.getOrDefault(row.id, List.of())))
                .toList());
    }

    @Override
    public Uni<PlacedSegment> get(SegmentReach reach, String segmentKey) {
        return row(SegmentRow.Id.of(reach, segmentKey))
                .chain(row -> UnitLists.of(row.id).map(lists -> row.toDefinition(documents, lists)))
                .map(definition -> new PlacedSegment(reach, definition));
    }

    private static Uni<SegmentRow> row(PlacedSegment segment) {
        return row(SegmentRow.Id.of(segment.reach(), segment.definition().key().text()));
    }

    private static Uni<SegmentRow> row(SegmentRow.Id id) {
        return Rows.inSession(session -> session.find(SegmentRow.class, id))
                .map(row -> row == null || row.deletedAt != null ? null : row)
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound(KIND, id.key())));
    }

    @Override
    public Uni<Void> replace(PlacedSegment segment, Stamp stamp) {
        return row(segment)
                .invoke(row -> row.take(segment.definition(), documents))
                .chain(() -> Rows.insert(List.of(SegmentVersionRow.of(segment, stamp, documents))));
    }

    @Override
    public Uni<Void> update(PlacedSegment segment) {
        return row(segment)
                .invoke(row -> row.take(segment.definition(), documents))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> delete(PlacedSegment segment, Instant at) {
        return row(segment).invoke(row -> row.deletedAt = at).replaceWithVoid();
    }

    @Override
    public Uni<Map<String, Set<String>>> askable(SegmentReach reach) {
        return rowsInUse(reach.projectKey(), reach.environmentId())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.id.key(), row -> Set.of(row.segments))));
    }

    @Override
    public Uni<List<SegmentDefinition>> inUse(String projectKey, String environmentId) {
        return rowsInUse(projectKey, environmentId).chain(rows -> definitions(rows, projectKey, environmentId));
    }

    private static Uni<List<SegmentRow>> rowsInUse(String projectKey, String environmentId) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "from SegmentRow s where s.id.projectKey = :project"
                                + " and s.id.environmentId in ('', :environment)"
                                + " and s.archivedAt is null order by s.id.key",
                        SegmentRow.class)
                .setParameter("project", projectKey)
                .setParameter("environment", environmentId)
                .getResultList());
    }

    @Override
    public Uni<List<Past>> asOf(Environment environment, Instant instant, Set<String> segmentKeys) {
        return Rows.inSession(session -> session.createSelectionQuery(AS_OF, SegmentVersionRow.class)
                        .setParameter("project", environment.projectKey().text())
                        .setParameter("environment", environment.id())
                        .setParameter("keys", segmentKeys)
                        .setParameter("instant", instant)
                        .getResultList())
                .map(rows -> rows.stream().map(this::past).toList());
    }

    private Past past(SegmentVersionRow row) {
        return new Past(
                new Place(row.id.projectKey(), row.id.environmentId(), row.id.segmentKey()), row.toVersion(documents));
    }

    @Override
    public Uni<List<Reference>> references(PlacedSegment segment) {
        return references.to(segment);
    }

    @Override
    public Uni<Page<SegmentVersion>> versions(PlacedSegment segment, Page.Request request) {
        SegmentVersionRow.Id id =
                SegmentVersionRow.Id.of(segment, request.afterNumber().orElse(Long.MAX_VALUE));
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from SegmentVersionRow v where v.id.projectKey = :project"
                                        + " and v.id.environmentId = :environment and v.id.segmentKey = :segment"
                                        + " and v.id.version < :before order by v.id.version desc",
                                SegmentVersionRow.class)
                        .setParameter("project", id.projectKey())
                        .setParameter("environment", id.environmentId())
                        .setParameter("segment", id.segmentKey())
                        .setParameter("before", id.version())
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> row.toVersion(documents)).toList())
                .map(found -> Page.of(request, found, version -> Long.toString(version.version())));
    }

    @Override
    public Uni<SegmentVersion> version(PlacedSegment segment, long version) {
        return Rows.inSession(
                        session -> session.find(SegmentVersionRow.class, SegmentVersionRow.Id.of(segment, version)))
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("version", Long.toString(version))))
                .map(row -> row.toVersion(documents));
    }
}
