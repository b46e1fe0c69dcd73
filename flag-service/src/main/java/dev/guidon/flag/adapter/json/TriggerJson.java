package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.instruction.InstructionText;
import dev.guidon.flag.trigger.RunTrigger.Report;
import dev.guidon.flag.trigger.Trigger;

/// Triggers to JSON, without their tokens.
public final class TriggerJson {
    private TriggerJson() {}

    public static ObjectNode write(Trigger trigger) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("id", trigger.id())
                .put("name", trigger.wish().name())
                .put("enabled", trigger.wish().enabled());
        object.set("instructions", JsonPatches.instructions(trigger.wish().instructions()));
        object.put("createdAt", trigger.createdAt().toString())
                .put("runs", trigger.runs().count());
        trigger.runs().last().ifPresent(last -> object.put("lastRunAt", last.toString()));
        return object;
    }

    public static ObjectNode write(Report report) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("project", report.flag().projectKey())
                .put("environment", report.flag().environmentKey())
                .put("flag", report.flag().flagKey())
                .put("changed", !report.steps().isEmpty())
                .put("version", report.version());
        ArrayNode summary = object.putArray("summary");
        report.steps().stream().map(InstructionText::of).forEach(summary::add);
        return object;
    }
}
