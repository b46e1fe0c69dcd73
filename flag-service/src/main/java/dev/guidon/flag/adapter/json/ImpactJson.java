package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.insight.BlastRadius;
import dev.guidon.flag.insight.Impacts;
import dev.guidon.flag.insight.Impacts.FlagImpact;
import java.util.List;

/// Whom a change would touch, as JSON.
public final class ImpactJson {
    private static final String SHARE = "share";

    private ImpactJson() {}

    /// Flag by flag.
    public static ObjectNode write(Impacts impacts) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        write(impacts.flags(), object.putArray("flags"));
        return object.put("notTold", impacts.notTold());
    }

    /// Of a change of one flag in one environment: that flag first, and those that are decided by it.
    public static ObjectNode write(Impacts impacts, String flagKey) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        impacts.flags().stream()
                .filter(impact -> impact.flagKey().equals(flagKey))
                .forEach(impact -> write(impact.radius(), object));
        write(
                impacts.flags().stream()
                        .filter(impact -> !impact.flagKey().equals(flagKey))
                        .toList(),
                object.putArray("dependents"));
        return object.put("notTold", impacts.notTold());
    }

    private static void write(List<FlagImpact> impacts, ArrayNode into) {
        impacts.forEach(impact -> write(
                impact.radius(),
                into.addObject().put("environment", impact.environmentKey()).put("flag", impact.flagKey())));
    }

    private static void write(BlastRadius radius, ObjectNode object) {
        object.put("sampledSubjects", radius.sampledSubjects())
                .put("tooSmall", radius.tooSmall())
                .put(SHARE, radius.share());
        object.putObject("interval").put("low", radius.low()).put("high", radius.high());
        ArrayNode moves = object.putArray("moves");
        radius.moves().forEach(move -> moves.addObject()
                .put("from", move.from())
                .put("to", move.to())
                .put("subjects", move.subjects())
                .put(SHARE, move.share()));
    }
}
