package dev.guidon.experiment.adapter.postgres;

import dev.guidon.experiment.results.PartialStore;
import dev.guidon.experiment.results.PartialSum;
import dev.guidon.stats.AnchoredSums;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/// Partial sums in PostgreSQL. A batch is one statement: it travels as one JSON document, in which a double keeps all
/// its digits.
@ApplicationScoped
class PostgresPartialStore implements PartialStore {
    private static final String UPSERT = """
            insert into partial_sum as known (environment_id, experiment_key, arm, metric_key, partition, sequence,
                units, excluded, anchor, sum_high, sum_low, squares_high, squares_low, watermark)
            select environment_id, experiment_key, arm, metric_key, partition, sequence,
                units, excluded, anchor, sum_high, sum_low, squares_high, squares_low, watermark
            from jsonb_to_recordset(cast(cast(:partials as text) as jsonb)) as partial (
                environment_id text, experiment_key text, arm text, metric_key text, partition int, sequence bigint,
                units bigint, excluded bigint, anchor float8, sum_high float8, sum_low float8,
                squares_high float8, squares_low float8, watermark timestamptz)
            on conflict (environment_id, experiment_key, arm, metric_key, partition) do update set
                sequence = excluded.sequence,
                units = excluded.units,
                excluded = excluded.excluded,
                anchor = excluded.anchor,
                sum_high = excluded.sum_high,
                sum_low = excluded.sum_low,
                squares_high = excluded.squares_high,
                squares_low = excluded.squares_low,
                watermark = excluded.watermark
            where known.sequence < excluded.sequence
            """;

    @Override
    public Uni<Void> put(Collection<PartialSum> partials) {
        JsonArray rows =
                new JsonArray(partials.stream().map(PostgresPartialStore::row).toList());
        return Rows.inSession(session -> session.createNativeQuery(UPSERT)
                        .setParameter("partials", rows.encode())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static JsonObject row(PartialSum partial) {
        AnchoredSums sums = partial.tally().sums();
        return new JsonObject()
                .put("environment_id", partial.key().environmentId())
                .put("experiment_key", partial.key().experimentKey())
                .put("arm", partial.key().arm())
                .put("metric_key", partial.key().metricKey())
                .put("partition", partial.partition())
                .put("sequence", partial.sequence())
                .put("units", sums.units())
                .put("excluded", partial.tally().excluded())
                .put("anchor", sums.anchor())
                .put("sum_high", sums.sum().high())
                .put("sum_low", sums.sum().low())
                .put("squares_high", sums.squares().high())
                .put("squares_low", sums.squares().low())
                .put("watermark", partial.watermark());
    }

    @Override
    public Uni<List<PartialSum>> of(String environmentId, String experimentKey) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from PartialRow p where p.id.environmentId = :environment"
                                        + " and p.id.experimentKey = :experiment order by p.id.partition",
                                PartialRow.class)
                        .setParameter("environment", environmentId)
                        .setParameter("experiment", experimentKey)
                        .getResultList())
                .map(rows -> rows.stream().map(PartialRow::toPartial).toList());
    }
}
