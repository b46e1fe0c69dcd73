package dev.guidon.flag.adapter.json;

import static dev.guidon.flag.adapter.json.InstructionReading.RULE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Target;
import dev.guidon.flag.instruction.ConditionPath;
import dev.guidon.flag.instruction.Difference;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.flag.instruction.InstructionText;
import java.util.List;
import java.util.Optional;

/// Instructions as JSON, for callers to send back and for people to read.
public final class InstructionJson {
    private InstructionJson() {}

    /// What leads from one configuration to another: `instructions`, and a sentence for each in `summary`.
    public static ObjectNode difference(FlagConfiguration from, FlagConfiguration to) {
        List<Instruction> steps = Difference.between(from, to);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("instructions", write(steps));
        ArrayNode summary = object.putArray("summary");
        steps.stream().map(InstructionText::of).forEach(summary::add);
        return object;
    }

    static ArrayNode write(List<Instruction> instructions) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        instructions.forEach(instruction -> array.add(write(instruction)));
        return array;
    }

    private static ObjectNode write(Instruction instruction) {
        return switch (instruction) {
            case Instruction.TurnOn() -> kind("turnOn");
            case Instruction.TurnOff() -> kind("turnOff");
            case Instruction.SetOffVariant(var variant) -> kind("setOffVariant").put("variant", variant);
            case Instruction.SetDefaultServe(var serve) ->
                kind("setDefaultServe").set("serve", ServeJson.write(serve));
            case Instruction.SetPrerequisite(var prerequisite) -> {
                ObjectNode object = kind("setPrerequisite");
                PrerequisiteJson.write(prerequisite, object);
                yield object;
            }
            case Instruction.RemovePrerequisite(var flagKey) ->
                kind("removePrerequisite").put(PrerequisiteJson.FLAG, flagKey);
            case Instruction.SetPrerequisites(var all) -> {
                ObjectNode object = kind("setPrerequisites");
                PrerequisiteJson.write(all, object);
                yield object;
            }
            case Instruction.AddUnits(var target) -> units("addUnits", target);
            case Instruction.RemoveUnits(var target) -> units("removeUnits", target);
            case Instruction.SetTargets(var targets) -> {
                ObjectNode object = kind("setTargets");
                ConfigurationJson.writeTargets(targets, object);
                yield object;
            }
            case Instruction.AddRule(var rule, var before) -> addRule(rule, before);
            case Instruction.RemoveRule(var id) -> kind("removeRule").put(RULE, id);
            case Instruction.SetRuleCondition(var id, var condition) ->
                kind("setRuleCondition").put(RULE, id).set("condition", ConditionJson.write(condition));
            case Instruction.SetRuleServe(var id, var serve) ->
                kind("setRuleServe").put(RULE, id).set("serve", ServeJson.write(serve));
            case Instruction.SetRules(var rules) -> {
                ObjectNode object = kind("setRules");
                ConfigurationJson.writeRules(rules, object);
                yield object;
            }
            case Instruction.SetRuleName(var id, var name) ->
                kind("setRuleName").put(RULE, id).put(CaptionJson.NAME, name);
            case Instruction.SetRuleDescription(var id, var text) ->
                kind("setRuleDescription").put(RULE, id).put(CaptionJson.DESCRIPTION, text);
            case Instruction.AddCondition(var id, var at, var condition) ->
                at("addCondition", id, at).set("condition", ConditionJson.write(condition));
            case Instruction.ReplaceCondition(var id, var at, var condition) ->
                at("replaceCondition", id, at).set("condition", ConditionJson.write(condition));
            case Instruction.RemoveCondition(var id, var at) -> at("removeCondition", id, at);
            case Instruction.AddConditionValues(var id, var at, var values) ->
                at("addConditionValues", id, at).set("values", ConditionJson.writeValues(values));
            case Instruction.RemoveConditionValues(var id, var at, var values) ->
                at("removeConditionValues", id, at).set("values", ConditionJson.writeValues(values));
            case Instruction.SetShares(var id, var shares) -> {
                ObjectNode object = in("setShares", id);
                ServeJson.write(shares, object.putArray("shares"));
                yield object;
            }
            case Instruction.SetBucketBy(var id, var attribute) ->
                in("setBucketBy", id).put("bucketBy", attribute);
            case Instruction.SetSalt(var id, var salt) -> in("setSalt", id).put("salt", salt);
            case Instruction.OrderRules(var ids) -> {
                ObjectNode object = kind("orderRules");
                ids.forEach(object.putArray("rules")::add);
                yield object;
            }
            case Instruction.PauseRamp(var rule, var _) -> ramp("pauseRamp", rule);
            case Instruction.ResumeRamp(var rule, var _) -> ramp("resumeRamp", rule);
            case Instruction.JumpRamp(var rule, var step, var _) ->
                ramp("jumpRamp", rule).put("step", step);
            case Instruction.AbortRamp(var rule, var variant) -> abort(rule, variant);
        };
    }

    /// When it was done is not written: it is done when it is applied.
    private static ObjectNode ramp(String kind, Optional<String> rule) {
        ObjectNode object = kind(kind);
        rule.ifPresent(id -> object.put(RULE, id));
        return object;
    }

    private static ObjectNode abort(Optional<String> rule, Optional<String> variant) {
        ObjectNode object = ramp("abortRamp", rule);
        variant.ifPresent(key -> object.put("variant", key));
        return object;
    }

    private static ObjectNode kind(String kind) {
        return JsonNodeFactory.instance.objectNode().put(InstructionReading.KIND, kind);
    }

    private static ObjectNode at(String kind, String ruleId, ConditionPath at) {
        ObjectNode object = kind(kind).put(RULE, ruleId);
        return at.equals(ConditionPath.WHOLE) ? object : object.put(InstructionReading.AT, at.text());
    }

    private static ObjectNode in(String kind, Optional<String> ruleId) {
        ObjectNode object = kind(kind);
        ruleId.ifPresent(id -> object.put(RULE, id));
        return object;
    }

    private static ObjectNode units(String kind, Target target) {
        ObjectNode object = kind(kind);
        ConfigurationJson.write(target, object);
        return object;
    }

    private static ObjectNode addRule(Rule rule, Optional<String> before) {
        ObjectNode object = kind("addRule");
        ConfigurationJson.write(rule, object.putObject(RULE));
        before.ifPresent(id -> object.put("before", id));
        return object;
    }
}
