package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.Visible;
import dev.guidon.flag.overview.OverviewStore;
import dev.guidon.flag.overview.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Overviews out of PostgreSQL, without reading whole configurations.
@ApplicationScoped
class PostgresOverviewStore implements OverviewStore {
    /// More than anybody chooses from.
    private static final int MAX_TAGS = 2_000;

    private static final String TAGS = """
            select tag, count(*) from flag f, unnest(f.tags) tag
            where f.project_key = :project and f.deleted_at is null and %s
            group by tag order by tag limit :limit""";

    private record Cell(String flagKey, String environmentKey, Standing standing) {
        /// In the order of the query.
        static Cell of(Object[] row) {
            Standing standing = new Standing(
                    (Long) row[2],
                    (Boolean) row[3],
                    (String) row[4],
                    List.of((String[]) row[5]),
                    (Integer) row[6],
                    (Integer) row[7],
                    ((String[]) row[8]).length);
            return new Cell((String) row[0], (String) row[1], standing);
        }
    }

    @Override
    public Uni<Map<String, Map<String, Standing>>> standings(String projectKey, List<String> flagKeys) {
        if (flagKeys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Rows.inSession(session -> session.createSelectionQuery(
                                "select c.id.flagKey, e.key, c.version, c.switchedOn, c.offVariant, c.defaultVariants,"
                                        + " c.ruleCount, c.unitCount, c.requiredFlags"
                                        + " from ConfigurationRow c join EnvironmentRow e on e.id = c.id.environmentId"
                                        + " where e.projectKey = :project and c.id.flagKey in :flags",
                                Object[].class)
                        .setParameter("project", projectKey)
                        .setParameter("flags", flagKeys)
                        .getResultList())
                .map(rows -> byFlag(rows.stream().map(Cell::of).toList()));
    }

    private static Map<String, Map<String, Standing>> byFlag(List<Cell> cells) {
        Map<String, Map<String, Standing>> standings = new HashMap<>();
        cells.forEach(cell -> standings
                .computeIfAbsent(cell.flagKey(), _ -> new HashMap<>())
                .put(cell.environmentKey(), cell.standing()));
        return standings;
    }

    @Override
    public Uni<List<TagCount>> tags(String projectKey, Visible visible) {
        Where where = new Where().with("project", projectKey).with("limit", MAX_TAGS);
        String seen = new VisibleRows("f.key", Optional.of("f.tags")).condition(visible, where);
        return Rows.inSession(session -> where.fill(session.createNativeQuery(TAGS.formatted(seen), Object[].class))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new TagCount((String) row[0], ((Number) row[1]).longValue()))
                        .toList());
    }

    @Override
    public Uni<KeyUse> use(String projectKey, String flagKey) {
        return Rows.inSession(session -> session.find(FlagRow.class, new FlagRow.Id(projectKey, flagKey)))
                .map(row -> {
                    if (row == null) {
                        return KeyUse.FREE;
                    }
                    return row.deletedAt == null ? KeyUse.IN_USE : KeyUse.DELETED;
                });
    }
}
