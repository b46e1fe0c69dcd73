package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.publish.DeliveredLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Lists of segments in use, once for each environment that they reach.
@ApplicationScoped
class PostgresDeliveredLists implements DeliveredLists {
    private static final String AFTER = """
            select e.id, l from UnitListRow l
            join SegmentRow s on s.id.projectKey = l.projectKey and s.id.environmentId = l.environmentId
                and s.id.key = l.segmentKey
            join EnvironmentRow e on e.projectKey = l.projectKey and l.environmentId in ('', e.id)
            where s.archivedAt is null and s.deletedAt is null and l.revision > 0 and l.size > 0
                and (e.id > :environment or e.id = :environment and l.id > :list)
            order by e.id, l.id""";

    private record Found(String environmentId, UnitListRow list) {
        Delivered toDelivered() {
            return new Delivered(new Spot(environmentId, list.id), list.toList().published());
        }
    }

    @Override
    public Uni<List<Delivered>> after(Spot after, int limit) {
        return Rows.inSession(session -> session.createSelectionQuery(AFTER, Found.class)
                        .setParameter("environment", after.environmentId())
                        .setParameter("list", after.listId())
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(Found::toDelivered).toList());
    }
}
