package dev.guidon.flag.segment;

import dev.guidon.flag.instruction.WorkingRules;
import dev.guidon.flag.segment.SegmentContent.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A segment while instructions are applied to it. Belongs to one thread.
public final class SegmentWorkingCopy {
    private final List<String> tags;
    private final WorkingRules<SegmentRule> rules;
    private final UnitGroups included;
    private final UnitGroups excluded;
    private String name;
    private String description;

    public SegmentWorkingCopy(SegmentContent content) {
        this.name = content.label().name();
        this.description = content.label().description();
        this.tags = new ArrayList<>(content.label().tags());
        this.rules = new WorkingRules<>(content.rules(), SegmentRule::id);
        this.included = new UnitGroups(content.included());
        this.excluded = new UnitGroups(content.excluded());
    }

    /// Applies an instruction, or changes nothing and says why it cannot be applied.
    public Optional<String> apply(SegmentInstruction instruction) {
        return switch (instruction) {
            case SegmentInstruction.SetName(var text) -> rename(text);
            case SegmentInstruction.SetDescription(var text) -> describe(text);
            case SegmentInstruction.AddTags(var added) -> addTags(added);
            case SegmentInstruction.RemoveTags(var removed) -> removeTags(removed);
            case SegmentInstruction.AddRule(var rule, var before) -> rules.add(rule, before);
            case SegmentInstruction.RemoveRule(var id) -> rules.remove(id);
            case SegmentInstruction.SetRuleName(var id, var text) ->
                rules.change(id, rule -> new SegmentRule(id, text, rule.condition()));
            case SegmentInstruction.SetRuleCondition(var id, var condition) ->
                rules.change(id, rule -> new SegmentRule(id, rule.name(), condition));
            case SegmentInstruction.OrderRules(var ids) -> rules.order(ids);
            case SegmentInstruction.AddUnits(var side, var units) ->
                groups(side).add(units);
            case SegmentInstruction.RemoveUnits(var side, var units) ->
                groups(side).remove(units);
            case SegmentInstruction.SetUnits(var side, var groups) ->
                groups(side).replace(groups);
        };
    }

    private Optional<String> rename(String text) {
        name = text;
        return Optional.empty();
    }

    private Optional<String> describe(String text) {
        description = text;
        return Optional.empty();
    }

    private Optional<String> addTags(List<String> added) {
        added.stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
        return Optional.empty();
    }

    private Optional<String> removeTags(List<String> removed) {
        List<String> unknown =
                removed.stream().filter(tag -> !tags.contains(tag)).toList();
        if (!unknown.isEmpty()) {
            return Optional.of("the segment has no tag " + String.join(", ", unknown));
        }
        tags.removeAll(removed);
        return Optional.empty();
    }

    private UnitGroups groups(Side side) {
        return switch (side) {
            case INCLUDED -> included;
            case EXCLUDED -> excluded;
        };
    }

    public SegmentContent content() {
        return new SegmentContent(
                new Label(name, description, tags), rules.rules(), included.groups(), excluded.groups());
    }
}
