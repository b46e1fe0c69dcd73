package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.evaluate.Decision;
import dev.guidon.flag.replay.Replay;
import dev.guidon.flag.replay.Replay.Reason;
import dev.guidon.flag.replay.Replay.Side;
import java.util.List;
import java.util.Optional;

/// Decisions of then and now as JSON.
public final class ReplayJson {
    private ReplayJson() {}

    public static ObjectNode write(List<Replay> replays) {
        ObjectNode object = object();
        ArrayNode decisions = object.putArray("decisions");
        replays.forEach(replay -> decisions.add(write(replay)));
        return object;
    }

    private static ObjectNode write(Replay replay) {
        ObjectNode object = object().put("flag", replay.flagKey()).put("differs", replay.differs());
        object.set("then", write(replay.then()));
        object.set("now", write(replay.now()));
        ArrayNode because = object.putArray("because");
        replay.reasons().forEach(reason -> because.add(write(reason)));
        return object;
    }

    private static ObjectNode write(Optional<Side> side) {
        return side.map(ReplayJson::write).orElseGet(() -> object().put("reason", "FLAG_NOT_FOUND"));
    }

    private static ObjectNode write(Side side) {
        Decision.Served decision = side.explanation().decision();
        ObjectNode object = object().put("version", side.recorded().version())
                .put("changedAt", side.recorded().stamp().at().toString())
                .put("changedBy", side.recorded().stamp().actor().id())
                .put("variant", decision.variant().key());
        object.set("value", ValueJson.write(decision.variant().value()));
        object.put("reason", decision.reason().name());
        decision.cause().ruleId().ifPresent(rule -> object.put("rule", rule));
        decision.cause().experiment().ifPresent(draw -> object.put("experiment", draw.experimentKey()));
        object.set("explanation", ExplanationJson.write(side.explanation()));
        return object;
    }

    private static ObjectNode write(Reason reason) {
        return switch (reason) {
            case Reason.OnlyOnce(var now) -> kind(now ? "notServedThen" : "notServedNow");
            case Reason.StepDecides(var then, var now) -> {
                ObjectNode object = kind("step");
                object.set("then", ExplanationJson.write(then));
                object.set("now", ExplanationJson.write(now));
                yield object;
            }
            case Reason.PrerequisiteServes(var flagKey, var then, var now) -> {
                ObjectNode object = kind("prerequisite").put("flag", flagKey);
                then.ifPresent(variant -> object.put("then", variant));
                now.ifPresent(variant -> object.put("now", variant));
                yield object;
            }
            case Reason.SegmentChanged(var segmentKey, var fromVersion, var toVersion) ->
                kind("segment")
                        .put("segment", segmentKey)
                        .put("from", fromVersion)
                        .put("to", toVersion);
            case Reason.Configured(var flagKey, var fromVersion, var toVersion, var from, var to) -> {
                ObjectNode object = kind("configuration")
                        .put("flag", flagKey)
                        .put("from", fromVersion)
                        .put("to", toVersion);
                yield object.setAll(InstructionJson.difference(from, to));
            }
        };
    }

    private static ObjectNode kind(String kind) {
        return object().put("kind", kind);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
