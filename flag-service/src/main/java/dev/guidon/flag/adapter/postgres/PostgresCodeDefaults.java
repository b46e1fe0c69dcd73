package dev.guidon.flag.adapter.postgres;

import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.JsonReader;
import dev.guidon.engine.flagd.JsonText;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.exchange.CodeDefaults;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What code falls back to, in PostgreSQL.
@ApplicationScoped
class PostgresCodeDefaults implements CodeDefaults {

    @Override
    public Uni<Map<String, Value>> all(String projectKey) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from CodeDefaultRow d where d.id.projectKey = :project", CodeDefaultRow.class)
                        .setParameter("project", projectKey)
                        .getResultList())
                .map(PostgresCodeDefaults::byFlag);
    }

    private static Map<String, Value> byFlag(List<CodeDefaultRow> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.id.flagKey(), row -> JsonReader.read(row.value)));
    }

    @Override
    public Uni<Void> put(FlagDefinition flag, Value value, Instant at) {
        var id = new CodeDefaultRow.Id(flag.projectKey().text(), flag.key().text());
        CodeDefaultRow row = CodeDefaultRow.of(id, JsonText.of(value), at);
        return Rows.inSession(session -> session.merge(row).chain(session::flush));
    }
}
