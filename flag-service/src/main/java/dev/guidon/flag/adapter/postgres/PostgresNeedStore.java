package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.insight.NeedStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What flags need, out of the columns that configurations keep beside their documents.
@ApplicationScoped
class PostgresNeedStore implements NeedStore {
    private static final String OF_FLAGS = """
            select c.id.flagKey, c.requiredFlags, c.segments from ConfigurationRow c
            join EnvironmentRow e on e.id = c.id.environmentId
            join FlagRow f on f.id.projectKey = e.projectKey and f.id.key = c.id.flagKey
            where e.id = :environment and f.archivedAt is null
                and (array_length(c.requiredFlags) > 0 or array_length(c.segments) > 0)""";

    @Override
    public Uni<List<Need>> ofFlags(String environmentId) {
        return Rows.inSession(session -> session.createSelectionQuery(OF_FLAGS, Object[].class)
                        .setParameter("environment", environmentId)
                        .getResultList())
                .map(rows -> rows.stream().map(PostgresNeedStore::need).toList());
    }

    private static Need need(Object[] row) {
        return new Need((String) row[0], texts(row[1]), texts(row[2]));
    }

    private static Set<String> texts(Object array) {
        return new HashSet<>(List.of((String[]) array));
    }
}
