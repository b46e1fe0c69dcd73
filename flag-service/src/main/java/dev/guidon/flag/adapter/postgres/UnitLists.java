package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.segment.ImportedList;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The lists of segments, as [PostgresSegmentStore] needs them.
final class UnitLists {
    private UnitLists() {}

    /// Lists of all segments of a project and of one of its environments, by segment. One with nothing in it and no
    /// import under way is left out.
    static Uni<Map<SegmentRow.Id, List<ImportedList>>> of(String projectKey, String environmentId) {
        return grouped(new Where()
                .and("l.projectKey = :project", "project", (Object) projectKey)
                .and("l.environmentId in ('', :environment)", "environment", (Object) environmentId));
    }

    static Uni<List<ImportedList>> of(SegmentRow.Id segment) {
        return grouped(new Where()
                        .and("l.projectKey = :project", "project", (Object) segment.projectKey())
                        .and("l.environmentId = :environment", "environment", (Object) segment.environmentId())
                        .and("l.segmentKey = :segment", "segment", (Object) segment.key()))
                .map(found -> found.getOrDefault(segment, List.of()));
    }

    private static Uni<Map<SegmentRow.Id, List<ImportedList>>> grouped(Where where) {
        where.and("(l.revision > 0 or l.importId is not null)");
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                                "from UnitListRow l" + where.text() + " order by l.side, l.attribute",
                                UnitListRow.class))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> new SegmentRow.Id(row.projectKey, row.environmentId, row.segmentKey),
                                Collectors.mapping(UnitListRow::toList, Collectors.toUnmodifiableList()))));
    }
}
