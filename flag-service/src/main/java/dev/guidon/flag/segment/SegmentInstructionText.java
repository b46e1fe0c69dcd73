package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Units;
import java.util.List;
import java.util.Locale;

/// Instructions in a sentence each, for people. Units may be people, so they are counted and not named.
public final class SegmentInstructionText {
    private SegmentInstructionText() {}

    public static String of(SegmentInstruction instruction) {
        return switch (instruction) {
            case SegmentInstruction.SetName(var name) -> "Call it '" + name + "'";
            case SegmentInstruction.SetDescription(var text) ->
                text.isEmpty() ? "Take the description away" : "Describe it anew";
            case SegmentInstruction.AddTags(var tags) -> "Tag it " + String.join(", ", tags);
            case SegmentInstruction.RemoveTags(var tags) -> "Take the tags away: " + String.join(", ", tags);
            case SegmentInstruction.AddRule(var rule, var before) ->
                "Add rule '" + rule.id() + "'"
                        + before.map(id -> " before rule '" + id + "'").orElse("");
            case SegmentInstruction.RemoveRule(var id) -> "Remove rule '" + id + "'";
            case SegmentInstruction.SetRuleName(var id, var name) -> "Call rule '" + id + "' '" + name + "'";
            case SegmentInstruction.SetRuleCondition(var id, var _) -> "Change the condition of rule '" + id + "'";
            case SegmentInstruction.OrderRules(var ids) -> "Put the rules in the order " + String.join(", ", ids);
            case SegmentInstruction.AddUnits(var side, var units) ->
                (side == Side.INCLUDED ? "Include " : "Exclude ") + count(units);
            case SegmentInstruction.RemoveUnits(var side, var units) ->
                (side == Side.INCLUDED ? "No longer include " : "No longer exclude ") + count(units);
            case SegmentInstruction.SetUnits(var side, var groups) ->
                "Replace the " + side.name().toLowerCase(Locale.ROOT) + " units by " + total(groups);
        };
    }

    private static String count(Units.Few units) {
        int count = units.units().size();
        return count + (count == 1 ? " unit" : " units") + " by " + units.attribute();
    }

    private static String total(List<Units.Few> groups) {
        return Integer.toString(
                groups.stream().mapToInt(group -> group.units().size()).sum());
    }
}
