package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Units;
import dev.guidon.flag.segment.SegmentContent;
import dev.guidon.flag.segment.SegmentDifference;
import dev.guidon.flag.segment.SegmentInstruction;
import dev.guidon.flag.segment.SegmentInstructionText;
import dev.guidon.flag.segment.SegmentRule;
import dev.guidon.flag.segment.Side;
import java.util.List;
import java.util.Optional;

/// Instructions for segments as JSON, for callers to send back and for people to read.
public final class SegmentInstructionJson {
    private SegmentInstructionJson() {}

    /// What leads from one version to another: `instructions`, and a sentence for each in `summary`.
    public static ObjectNode difference(SegmentContent from, SegmentContent to) {
        List<SegmentInstruction> steps = SegmentDifference.between(from, to);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode instructions = object.putArray("instructions");
        steps.forEach(step -> instructions.add(write(step)));
        ArrayNode summary = object.putArray("summary");
        steps.stream().map(SegmentInstructionText::of).forEach(summary::add);
        return object;
    }

    private static ObjectNode write(SegmentInstruction instruction) {
        return switch (instruction) {
            case SegmentInstruction.SetName(var name) -> kind("setName").put("name", name);
            case SegmentInstruction.SetDescription(var text) ->
                kind("setDescription").put("description", text);
            case SegmentInstruction.AddTags(var tags) -> texts(kind("addTags"), "tags", tags);
            case SegmentInstruction.RemoveTags(var tags) -> texts(kind("removeTags"), "tags", tags);
            case SegmentInstruction.AddRule(var rule, var before) -> addRule(rule, before);
            case SegmentInstruction.RemoveRule(var id) -> kind("removeRule").put("rule", id);
            case SegmentInstruction.SetRuleName(var id, var name) ->
                kind("setRuleName").put("rule", id).put("name", name);
            case SegmentInstruction.SetRuleCondition(var id, var condition) ->
                kind("setRuleCondition").put("rule", id).set("condition", ConditionJson.write(condition));
            case SegmentInstruction.OrderRules(var ids) -> texts(kind("orderRules"), "rules", ids);
            case SegmentInstruction.AddUnits(var side, var units) -> units("addUnits", side, units);
            case SegmentInstruction.RemoveUnits(var side, var units) -> units("removeUnits", side, units);
            case SegmentInstruction.SetUnits(var side, var groups) -> {
                ObjectNode object = kind("setUnits", side);
                SegmentJson.write(groups, object.putArray("groups"));
                yield object;
            }
        };
    }

    private static ObjectNode kind(String kind) {
        return JsonNodeFactory.instance.objectNode().put(InstructionReading.KIND, kind);
    }

    private static ObjectNode kind(String kind, Side side) {
        return kind(kind).put(SegmentInstructionReading.LIST, Words.of(side));
    }

    private static ObjectNode texts(ObjectNode object, String field, List<String> texts) {
        texts.forEach(object.putArray(field)::add);
        return object;
    }

    private static ObjectNode addRule(SegmentRule rule, Optional<String> before) {
        ObjectNode object = kind("addRule");
        SegmentJson.write(rule, object.putObject("rule"));
        before.ifPresent(id -> object.put("before", id));
        return object;
    }

    private static ObjectNode units(String kind, Side side, Units.Few units) {
        ObjectNode object = kind(kind, side);
        SegmentJson.write(units, object);
        return object;
    }
}
