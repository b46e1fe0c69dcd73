package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.evaluate.Decision;
import dev.guidon.flag.insight.CountStore.SeriesPoint;
import dev.guidon.flag.insight.ReadInsights.FlagInsight;
import dev.guidon.flag.insight.ReadSubjects.SubjectDetail;
import dev.guidon.flag.insight.SampledEvaluation;
import dev.guidon.flag.insight.StaleFlag;
import dev.guidon.flag.insight.StaleFlag.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is learnt from evaluations as JSON.
public final class InsightJson {
    private static final String VARIANT = "variant";
    private static final String EVALUATIONS = "evaluations";

    private InsightJson() {}

    /// One number for each step and variant, zeros among them.
    public static ObjectNode write(FlagInsight insight) {
        ObjectNode object = object().put("from", insight.window().from().toString())
                .put("to", insight.window().to().toString())
                .put("step", insight.window().step().name().toLowerCase(Locale.ROOT))
                .put(EVALUATIONS, total(insight.points()));
        insight.lastEvaluatedAt().ifPresent(at -> object.put("lastEvaluatedAt", at.toString()));
        ObjectNode reasons = object.putObject("reasons");
        insight.points().stream()
                .collect(Collectors.groupingBy(SeriesPoint::reason, TreeMap::new, Collectors.toList()))
                .forEach((reason, points) -> reasons.put(reason, total(points)));
        ArrayNode starts = object.putArray("at");
        insight.window().starts().forEach(start -> starts.add(start.toString()));
        ArrayNode series = object.putArray("series");
        insight.points().stream()
                .collect(Collectors.groupingBy(SeriesPoint::variant, TreeMap::new, Collectors.toList()))
                .forEach((variant, points) -> series.add(series(variant, points, insight)));
        return object;
    }

    private static ObjectNode series(String variant, List<SeriesPoint> points, FlagInsight insight) {
        Map<Instant, Long> counts = new HashMap<>();
        points.forEach(point -> counts.merge(point.at(), point.evaluations(), Long::sum));
        ObjectNode object = object().put(VARIANT, variant).put("total", total(points));
        ArrayNode evaluations = object.putArray(EVALUATIONS);
        insight.window().starts().forEach(start -> evaluations.add(counts.getOrDefault(start, 0L)));
        return object;
    }

    private static long total(List<SeriesPoint> points) {
        return points.stream().mapToLong(SeriesPoint::evaluations).sum();
    }

    public static ObjectNode write(StaleFlag stale) {
        ObjectNode object = object().put("flag", stale.flag().key().text())
                .put("name", stale.flag().label().name())
                .put("maintainer", stale.flag().label().maintainer())
                .put("createdAt", stale.flag().life().createdAt().toString());
        stale.lastEvaluatedAt().ifPresent(at -> object.put("lastEvaluatedAt", at.toString()));
        ArrayNode reasons = object.putArray("reasons");
        stale.reasons().forEach(reason -> reasons.add(write(reason)));
        return object;
    }

    private static ObjectNode write(Reason reason) {
        return switch (reason) {
            case Reason.NotEvaluated() -> object().put("kind", "notEvaluated");
            case Reason.OneVariant(var variants) -> {
                ObjectNode object = object().put("kind", "oneVariant");
                ObjectNode environments = object.putObject("environments");
                new TreeMap<>(variants).forEach(environments::put);
                yield object;
            }
            case Reason.Overdue(var until) -> object().put("kind", "overdue").put("until", until.toString());
            case Reason.Marked(var since) -> object().put("kind", "marked").put("since", since.toString());
        };
    }

    public static ObjectNode write(SampledEvaluation sample) {
        ObjectNode object = object().put("subject", sample.subjectKey())
                .put("flag", sample.place().flagKey())
                .put(VARIANT, sample.answer().variant())
                .put("reason", sample.answer().reason());
        if (!sample.answer().ruleId().isEmpty()) {
            object.put("rule", sample.answer().ruleId());
        }
        object.put("version", sample.answer().flagVersion())
                .put("at", sample.at().toString())
                .put("standsFor", sample.standsFor());
        return object.set("attributes", StoredSubjects.json(sample.subject()));
    }

    public static ObjectNode write(SubjectDetail detail) {
        SampledEvaluation newest = detail.lately().getFirst();
        ObjectNode object = object().put("subject", newest.subjectKey())
                .put("lastSeenAt", newest.at().toString());
        object.set("attributes", StoredSubjects.json(newest.subject()));
        ArrayNode now = object.putArray("now");
        detail.now().forEach(decision -> now.add(write(decision)));
        ArrayNode lately = object.putArray("lately");
        detail.lately().forEach(sample -> lately.add(write(sample)));
        return object;
    }

    private static ObjectNode write(Decision.Served decision) {
        ObjectNode object = object().put("flag", decision.flagKey())
                .put(VARIANT, decision.variant().key());
        object.set("value", ValueJson.write(decision.variant().value()));
        object.put("reason", decision.reason().name());
        decision.cause().ruleId().ifPresent(rule -> object.put("rule", rule));
        return object;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
