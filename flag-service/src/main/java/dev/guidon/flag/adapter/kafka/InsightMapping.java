package dev.guidon.flag.adapter.kafka;

import dev.guidon.contracts.evaluation.v1.Reason;
import dev.guidon.contracts.insights.v1.EvaluationCount;
import dev.guidon.contracts.insights.v1.EvaluationCounts;
import dev.guidon.contracts.insights.v1.EvaluationSample;
import dev.guidon.contracts.insights.v1.KeyUse;
import dev.guidon.contracts.insights.v1.SubjectSketch;
import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.Value;
import dev.guidon.feed.SampleMapping;
import dev.guidon.flag.insight.CountRecord;
import dev.guidon.flag.insight.CountRecord.FlagCount;
import dev.guidon.flag.insight.CountRecord.Sketch;
import dev.guidon.flag.insight.SampledEvaluation;
import dev.guidon.flag.insight.SampledEvaluation.Answer;
import dev.guidon.flag.insight.SampledEvaluation.Place;
import dev.guidon.kit.insight.HyperLogLog;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What is learnt from evaluations, as it stands on Kafka. Throws an `IllegalArgumentException` for what cannot be
/// kept.
final class InsightMapping {
    private static final String REASON = "REASON_";

    private InsightMapping() {}

    static CountRecord counts(EvaluationCounts wire) {
        if (wire.getSequence() < 1) {
            throw new IllegalArgumentException("sequences start at 1, not " + wire.getSequence());
        }
        return new CountRecord(
                stored(wire.getInstanceId()),
                wire.getSequence(),
                wire.getCountsList().stream()
                        .filter(count -> count.getCount() > 0)
                        .map(InsightMapping::count)
                        .toList(),
                wire.getSubjectsList().stream()
                        .filter(sketch -> sketch.getRegisters().size() == HyperLogLog.REGISTERS)
                        .map(InsightMapping::sketch)
                        .toList(),
                wire.getKeysList().stream().map(InsightMapping::key).toList(),
                Math.max(0, wire.getDropped()));
    }

    private static CountRecord.KeyUse key(KeyUse wire) {
        return new CountRecord.KeyUse(
                stored(wire.getEnvironmentId()), stored(wire.getKeyId()), minute(wire.getMinute()));
    }

    private static Instant minute(long sinceEpoch) {
        return Instant.ofEpochSecond(TimeUnit.MINUTES.toSeconds(sinceEpoch));
    }

    private static FlagCount count(EvaluationCount wire) {
        return new FlagCount(
                stored(wire.getEnvironmentId()),
                stored(wire.getFlagKey()),
                stored(wire.getVariant()),
                word(wire.getReason()),
                minute(wire.getMinute()),
                wire.getCount());
    }

    private static Sketch sketch(SubjectSketch wire) {
        return new Sketch(
                stored(wire.getEnvironmentId()),
                LocalDate.ofEpochDay(wire.getDay()),
                new HyperLogLog(wire.getRegisters().toByteArray()));
    }

    static SampledEvaluation sample(EvaluationSample wire) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        SampleMapping.attributes(wire).forEach((name, value) -> {
            if (isStorable(name) && isStorable(value)) {
                attributes.put(name, value);
            }
        });
        String key = attributes.get("targetingKey") instanceof Value.Text(var text) ? text : "";
        return new SampledEvaluation(
                stored(wire.getId()),
                new Place(stored(wire.getEnvironmentId()), stored(wire.getFlagKey())),
                new Answer(
                        stored(wire.getVariant()),
                        word(wire.getReason()),
                        stored(wire.getRuleId()),
                        wire.getFlagVersion()),
                Instant.ofEpochMilli(wire.getOccurredAt()),
                key,
                new ValueSubject(attributes),
                Math.max(1, wire.getStandsFor()));
    }

    private static String word(Reason reason) {
        return reason == Reason.UNRECOGNIZED ? "UNKNOWN" : reason.name().substring(REASON.length());
    }

    private static String stored(String text) {
        if (!isStorable(text)) {
            throw new IllegalArgumentException("a text holds a NUL, which PostgreSQL does not keep");
        }
        return text;
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0;
    }

    private static boolean isStorable(Value value) {
        return switch (value) {
            case Value.Text(var text) -> isStorable(text);
            case Value.Structure(var fields) ->
                fields.entrySet().stream()
                        .allMatch(field -> isStorable(field.getKey()) && isStorable(field.getValue()));
            case Value.Sequence(var values) -> values.stream().allMatch(InsightMapping::isStorable);
            case Value.Bool _, Value.Whole _, Value.Decimal _, Value.Nothing _ -> true;
        };
    }
}
