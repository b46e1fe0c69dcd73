package dev.guidon.flag.adapter.json;

import dev.guidon.engine.flag.Units;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.segment.SegmentInstruction;
import dev.guidon.flag.segment.Side;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Instructions for segments out of JSON; [SegmentInstructionJson] is the way back.
final class SegmentInstructionReading {
    static final String LIST = "list";
    private static final String KIND = InstructionReading.KIND;
    private static final String RULE = InstructionReading.RULE;
    private static final SegmentInstruction STAND_IN = new SegmentInstruction.SetName("");
    private static final int MAX_KEY = 64;

    private final Map<String, Function<Place, SegmentInstruction>> readers = new LinkedHashMap<>();

    SegmentInstructionReading() {
        readers.put("setName", SegmentInstructionReading::setName);
        readers.put("setDescription", SegmentInstructionReading::setDescription);
        readers.put("addTags", place -> new SegmentInstruction.AddTags(tags(place)));
        readers.put("removeTags", place -> new SegmentInstruction.RemoveTags(tags(place)));
        readers.put("addRule", SegmentInstructionReading::addRule);
        readers.put("removeRule", place -> new SegmentInstruction.RemoveRule(ruleId(place.object(KIND, RULE))));
        readers.put("setRuleName", SegmentInstructionReading::setRuleName);
        readers.put("setRuleCondition", SegmentInstructionReading::setRuleCondition);
        readers.put("orderRules", SegmentInstructionReading::orderRules);
        readers.put("addUnits", place -> new SegmentInstruction.AddUnits(side(place), units(place)));
        readers.put("removeUnits", place -> new SegmentInstruction.RemoveUnits(side(place), units(place)));
        readers.put("setUnits", SegmentInstructionReading::setUnits);
    }

    SegmentInstruction read(Place place) {
        if (!place.node().isObject()) {
            place.expected("an object with kind and what it takes");
            return STAND_IN;
        }
        return place.field(KIND)
                .word(readers)
                .map(reader -> reader.apply(place))
                .orElse(STAND_IN);
    }

    private static SegmentInstruction setName(Place place) {
        return new SegmentInstruction.SetName(
                place.object(KIND, "name").field("name").text(SegmentJson.MAX_TEXT));
    }

    private static SegmentInstruction setDescription(Place place) {
        Place text = place.object(KIND, "description").field("description");
        boolean isEmpty = text.node().isTextual() && text.node().textValue().isEmpty();
        return new SegmentInstruction.SetDescription(isEmpty ? "" : text.text(LabelJson.MAX_DESCRIPTION));
    }

    private static List<String> tags(Place place) {
        return place.object(KIND, "tags").field("tags").elements(LabelJson.MAX_TAGS).stream()
                .map(tag -> tag.text(Key::problemWith).orElse(""))
                .toList();
    }

    private static SegmentInstruction addRule(Place place) {
        Place fields = place.object(KIND, RULE, "before");
        Optional<String> before = fields.optional("before").map(at -> at.text(MAX_KEY));
        return new SegmentInstruction.AddRule(SegmentJson.rule(fields.field(RULE), new HashSet<>()), before);
    }

    private static SegmentInstruction setRuleName(Place place) {
        Place fields = place.object(KIND, RULE, "name");
        return new SegmentInstruction.SetRuleName(ruleId(fields), SegmentJson.ruleName(fields));
    }

    private static SegmentInstruction setRuleCondition(Place place) {
        Place fields = place.object(KIND, RULE, "condition");
        return new SegmentInstruction.SetRuleCondition(ruleId(fields), ConditionJson.read(fields.field("condition")));
    }

    private static SegmentInstruction orderRules(Place place) {
        return new SegmentInstruction.OrderRules(
                place.object(KIND, "rules").field("rules").elements(ConfigurationJson.MAX_RULES).stream()
                        .map(rule -> rule.text(MAX_KEY))
                        .toList());
    }

    private static SegmentInstruction setUnits(Place place) {
        Place fields = place.object(KIND, LIST, "groups");
        if (!fields.field("groups").isPresent()) {
            fields.field("groups").expected("an array");
        }
        return new SegmentInstruction.SetUnits(side(fields), SegmentJson.groups(fields, "groups"));
    }

    private static Units.Few units(Place place) {
        return SegmentJson.group(place.object(KIND, LIST, "attribute", "units"), new HashSet<>());
    }

    private static Side side(Place place) {
        return place.field(LIST).word(Words.SIDES).orElse(Side.INCLUDED);
    }

    private static String ruleId(Place place) {
        return place.field(RULE).text(Key::problemWith).orElse("");
    }
}
