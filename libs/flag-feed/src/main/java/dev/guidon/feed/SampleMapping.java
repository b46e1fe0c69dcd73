package dev.guidon.feed;

import dev.guidon.contracts.evaluation.v1.Reason;
import dev.guidon.contracts.insights.v1.EvaluationSample;
import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.flag.Value;
import dev.guidon.kit.insight.Sample;
import java.util.LinkedHashMap;
import java.util.Map;

/// Samples of evaluations in the form they travel in.
public final class SampleMapping {
    private SampleMapping() {}

    public static EvaluationSample toWire(Sample sample) {
        Served served = sample.served();
        var wire = EvaluationSample.newBuilder()
                .setId(sample.id())
                .setEnvironmentId(sample.environmentId())
                .setFlagKey(served.flagKey())
                .setVariant(served.variant().key())
                .setReason(Reason.valueOf("REASON_" + served.reason().name()))
                .setRuleId(served.cause().ruleId().orElse(""))
                .setFlagVersion(served.flagVersion())
                .setOccurredAt(sample.at().toEpochMilli())
                .setStandsFor(sample.standsFor());
        sample.attributes().forEach((name, value) -> {
            if (name.equals(AttributePath.TARGETING_KEY) && value instanceof Value.Text(var key)) {
                wire.getSubjectBuilder().setTargetingKey(key);
            } else {
                wire.getSubjectBuilder().putAttributes(name, ValueMapping.toWire(value));
            }
        });
        return wire.build();
    }

    /// The attributes of the subject, its targeting key among them.
    public static Map<String, Value> attributes(EvaluationSample wire) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        String targetingKey = wire.getSubject().getTargetingKey();
        if (!targetingKey.isEmpty()) {
            attributes.put(AttributePath.TARGETING_KEY, new Value.Text(targetingKey));
        }
        wire.getSubject()
                .getAttributesMap()
                .forEach((name, value) -> attributes.put(name, ValueMapping.fromWire(value)));
        return attributes;
    }
}
