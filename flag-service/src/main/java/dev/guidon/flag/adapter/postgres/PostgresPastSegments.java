package dev.guidon.flag.adapter.postgres;

import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Units;
import dev.guidon.flag.adapter.json.StoredSegments;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.replay.PastSegments;
import dev.guidon.flag.segment.SegmentContent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Segments as they were, out of the history in PostgreSQL.
@ApplicationScoped
class PostgresPastSegments implements PastSegments {
    private static final String AT = """
            from SegmentVersionRow v
            where v.id.projectKey = :project and v.id.environmentId in ('', :environment) and v.id.segmentKey in :keys
                and v.id.version = (
                    select max(w.id.version) from SegmentVersionRow w
                    where w.id.projectKey = v.id.projectKey and w.id.environmentId = v.id.environmentId
                        and w.id.segmentKey = v.id.segmentKey and w.changedAt <= :instant)""";

    private final StoredSegments documents;

    PostgresPastSegments(StoredSegments documents) {
        this.documents = documents;
    }

    @Override
    public Uni<List<Segment>> at(Environment environment, Instant instant, Set<String> segmentKeys) {
        return Rows.inSession(session -> session.createSelectionQuery(AT, SegmentVersionRow.class)
                        .setParameter("project", environment.projectKey().text())
                        .setParameter("environment", environment.id())
                        .setParameter("keys", segmentKeys)
                        .setParameter("instant", instant)
                        .getResultList())
                .map(rows -> rows.stream().map(this::segment).toList());
    }

    private Segment segment(SegmentVersionRow row) {
        SegmentContent content = documents.content(row.document);
        return new Segment(
                row.id.segmentKey(),
                row.id.version(),
                content.conditions(),
                List.<Units>copyOf(content.included()),
                List.<Units>copyOf(content.excluded()));
    }
}
