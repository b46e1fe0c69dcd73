package dev.guidon.experiment.adapter.postgres;

import dev.guidon.experiment.define.Metric;
import dev.guidon.experiment.define.MetricKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

/// Metrics as they stand in a column: `[{"key": "bought", "kind": "conversion", "event": "purchase"}]`.
final class MetricsJson {
    private MetricsJson() {}

    static String write(List<Metric> metrics) {
        return new JsonArray(metrics.stream().map(MetricsJson::write).toList()).encode();
    }

    private static JsonObject write(Metric metric) {
        return new JsonObject()
                .put("key", metric.key())
                .put("kind", metric.kind().word())
                .put("event", metric.eventName());
    }

    static List<Metric> read(String document) {
        JsonArray metrics = new JsonArray(document);
        return IntStream.range(0, metrics.size())
                .mapToObj(metrics::getJsonObject)
                .map(MetricsJson::read)
                .toList();
    }

    private static Metric read(JsonObject metric) {
        MetricKind kind = MetricKind.of(metric.getString("kind")).orElseThrow();
        return new Metric(metric.getString("key"), kind, metric.getString("event"));
    }
}
