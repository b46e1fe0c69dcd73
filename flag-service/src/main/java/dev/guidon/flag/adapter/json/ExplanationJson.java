package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.evaluate.ConditionTrace;
import dev.guidon.engine.evaluate.Draw;
import dev.guidon.engine.evaluate.Explanation;
import dev.guidon.engine.evaluate.Explanation.Step;
import dev.guidon.engine.evaluate.Seen;
import java.util.List;

/// Explanations as JSON.
final class ExplanationJson {
    private static final String VARIANT = "variant";

    private ExplanationJson() {}

    static ObjectNode write(Explanation explanation) {
        ObjectNode object = object();
        object.set("steps", write(explanation.steps()));
        ArrayNode required = object.putArray("required");
        explanation.required().forEach(told -> required.addObject()
                .put("flag", told.decision().flagKey())
                .put(VARIANT, told.decision().variant().key())
                .set("steps", write(told.steps())));
        return object;
    }

    private static ArrayNode write(List<Step> steps) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        steps.forEach(step -> array.add(write(step)));
        return array;
    }

    static ObjectNode write(Step step) {
        return switch (step) {
            case Step.Off() -> kind("off");
            case Step.Required required -> required(required);
            case Step.Targeted(var attribute, var unit, var variant) -> {
                ObjectNode object = kind("targets").put("attribute", attribute);
                object.set("unit", write(unit));
                variant.ifPresent(key -> object.put(VARIANT, key));
                yield object;
            }
            case Step.Tried(var ruleId, var condition, var draw, var variant) -> {
                ObjectNode object = kind("rule").put("rule", ruleId);
                object.set("condition", write(condition));
                draw.ifPresent(told -> object.set("draw", write(told)));
                variant.ifPresent(key -> object.put(VARIANT, key));
                yield object;
            }
            case Step.Fell(var draw, var variant) -> {
                ObjectNode object = kind("default");
                draw.ifPresent(told -> object.set("draw", write(told)));
                variant.ifPresent(key -> object.put(VARIANT, key));
                yield object;
            }
        };
    }

    private static ObjectNode required(Step.Required step) {
        ObjectNode object = kind("prerequisite").put("flag", step.flagKey());
        ArrayNode wanted = object.putArray("variants");
        step.wanted().stream().sorted().forEach(wanted::add);
        step.served().ifPresent(key -> object.put("served", key));
        return object.put("held", step.held());
    }

    private static ObjectNode write(ConditionTrace trace) {
        ObjectNode object = object().put("held", trace.held());
        return switch (trace) {
            case ConditionTrace.All(var parts) -> object.set("all", writeAll(parts));
            case ConditionTrace.Any(var parts) -> object.set("any", writeAll(parts));
            case ConditionTrace.Not(var part) -> object.set("not", write(part));
            case ConditionTrace.InSegment(var test, var standing) -> {
                object.set("test", ConditionJson.write(test));
                yield object.put("standing", Words.of(standing));
            }
            case ConditionTrace.Test(var test, var seen, var _) -> {
                object.set("test", ConditionJson.write(test));
                yield object.set("seen", write(seen));
            }
        };
    }

    private static ArrayNode writeAll(List<ConditionTrace> parts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> array.add(write(part)));
        return array;
    }

    private static ObjectNode write(Draw draw) {
        ObjectNode object = object().put("attribute", draw.attribute());
        object.set("unit", write(draw.unit()));
        draw.bucket().ifPresent(bucket -> object.put("bucket", bucket));
        ArrayNode ranges = object.putArray("ranges");
        draw.ranges().forEach(range -> ranges.addObject()
                .put(VARIANT, range.variant())
                .put("from", range.from())
                .put("to", range.to()));
        return object;
    }

    private static ObjectNode write(Seen seen) {
        return switch (seen) {
            case Seen.Known(var value) -> object().set("value", ValueJson.write(value));
            case Seen.Missing() -> object().put("missing", true);
            case Seen.Hidden() -> object().put("hidden", true);
            case Seen.Unreadable() -> object().put("unreadable", true);
        };
    }

    private static ObjectNode kind(String kind) {
        return object().put("kind", kind);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
