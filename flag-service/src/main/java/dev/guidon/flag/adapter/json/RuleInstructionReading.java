package dev.guidon.flag.adapter.json;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.instruction.ConditionPath;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.project.ShortIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Instructions for parts of rules, and for what is drawn, out of JSON.
final class RuleInstructionReading {
    private static final String KIND = InstructionReading.KIND;
    private static final String RULE = InstructionReading.RULE;
    private static final String AT = InstructionReading.AT;
    private static final String CONDITION = "condition";
    private static final String VALUES = "values";

    private final ServeJson serves;
    private final ShortIds salts;

    /// @param salts for lots that are drawn anew
    RuleInstructionReading(ServeJson serves, ShortIds salts) {
        this.serves = serves;
        this.salts = salts;
    }

    void addTo(Map<String, Function<Place, Instruction>> readers) {
        readers.put("setRuleName", RuleInstructionReading::setName);
        readers.put("setRuleDescription", RuleInstructionReading::setDescription);
        readers.put("addCondition", RuleInstructionReading::addCondition);
        readers.put("replaceCondition", RuleInstructionReading::replaceCondition);
        readers.put("removeCondition", RuleInstructionReading::removeCondition);
        readers.put("addConditionValues", RuleInstructionReading::addValues);
        readers.put("removeConditionValues", RuleInstructionReading::removeValues);
        readers.put("setShares", this::setShares);
        readers.put("setBucketBy", RuleInstructionReading::setBucketBy);
        readers.put("setSalt", RuleInstructionReading::setSalt);
        readers.put("reroll", this::reroll);
    }

    static String ruleId(Place place) {
        return place.field(RULE).text(Key::problemWith).orElse("");
    }

    /// None for the default.
    private static Optional<String> anyRuleId(Place place) {
        return place.has(RULE) ? Optional.of(ruleId(place)) : Optional.empty();
    }

    private static ConditionPath at(Place place) {
        return place.optional(AT)
                .flatMap(path -> path.text(ConditionPath::problemWith))
                .map(ConditionPath::new)
                .orElse(ConditionPath.WHOLE);
    }

    private static Instruction setName(Place place) {
        Place fields = place.object(KIND, RULE, CaptionJson.NAME);
        return new Instruction.SetRuleName(
                ruleId(fields), CaptionJson.textOrEmpty(fields.field(CaptionJson.NAME), CaptionJson.MAX_NAME));
    }

    private static Instruction setDescription(Place place) {
        Place fields = place.object(KIND, RULE, CaptionJson.DESCRIPTION);
        return new Instruction.SetRuleDescription(
                ruleId(fields),
                CaptionJson.textOrEmpty(fields.field(CaptionJson.DESCRIPTION), CaptionJson.MAX_DESCRIPTION));
    }

    private static Instruction addCondition(Place place) {
        Place fields = place.object(KIND, RULE, AT, CONDITION);
        return new Instruction.AddCondition(ruleId(fields), at(fields), ConditionJson.read(fields.field(CONDITION)));
    }

    private static Instruction replaceCondition(Place place) {
        Place fields = place.object(KIND, RULE, AT, CONDITION);
        return new Instruction.ReplaceCondition(
                ruleId(fields), at(fields), ConditionJson.read(fields.field(CONDITION)));
    }

    private static Instruction removeCondition(Place place) {
        Place fields = place.object(KIND, RULE, AT);
        return new Instruction.RemoveCondition(ruleId(fields), at(fields));
    }

    private static Instruction addValues(Place place) {
        Place fields = place.object(KIND, RULE, AT, VALUES);
        return new Instruction.AddConditionValues(ruleId(fields), at(fields), values(fields));
    }

    private static Instruction removeValues(Place place) {
        Place fields = place.object(KIND, RULE, AT, VALUES);
        return new Instruction.RemoveConditionValues(ruleId(fields), at(fields), values(fields));
    }

    private static List<Value> values(Place fields) {
        return ConditionJson.readValues(fields.field(VALUES));
    }

    private Instruction setShares(Place place) {
        Place fields = place.object(KIND, RULE, "shares");
        return new Instruction.SetShares(anyRuleId(fields), serves.allShares(fields.field("shares")));
    }

    private static Instruction setBucketBy(Place place) {
        Place fields = place.object(KIND, RULE, "bucketBy");
        return new Instruction.SetBucketBy(
                anyRuleId(fields), fields.field("bucketBy").text(ServeJson.MAX_ATTRIBUTE));
    }

    private static Instruction setSalt(Place place) {
        Place fields = place.object(KIND, RULE, "salt");
        return new Instruction.SetSalt(anyRuleId(fields), fields.field("salt").text(ServeJson.MAX_SALT));
    }

    private Instruction reroll(Place place) {
        return new Instruction.SetSalt(anyRuleId(place.object(KIND, RULE)), salts.next());
    }
}
