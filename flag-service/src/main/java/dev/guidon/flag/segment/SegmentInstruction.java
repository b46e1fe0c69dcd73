package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Units;
import java.util.List;
import java.util.Optional;

/// One step from a version of a segment to the next, in the sense of
/// [dev.guidon.flag.instruction.Instruction]. Archiving and imports cannot be taken
/// together with other steps, so they are none of these.
public sealed interface SegmentInstruction {

    record SetName(String name) implements SegmentInstruction {}

    record SetDescription(String description) implements SegmentInstruction {}

    record AddTags(List<String> tags) implements SegmentInstruction {
        public AddTags {
            tags = List.copyOf(tags);
        }
    }

    record RemoveTags(List<String> tags) implements SegmentInstruction {
        public RemoveTags {
            tags = List.copyOf(tags);
        }
    }

    /// @param before id of the rule that it goes in front of; last when empty
    record AddRule(SegmentRule rule, Optional<String> before) implements SegmentInstruction {}

    record RemoveRule(String ruleId) implements SegmentInstruction {}

    record SetRuleName(String ruleId, String name) implements SegmentInstruction {}

    record SetRuleCondition(String ruleId, Condition condition) implements SegmentInstruction {}

    /// @param ruleIds of all rules there are
    record OrderRules(List<String> ruleIds) implements SegmentInstruction {
        public OrderRules {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /// Puts units beside those that are there.
    record AddUnits(Side side, Units.Few units) implements SegmentInstruction {}

    /// Takes units away. A group without units is no more.
    record RemoveUnits(Side side, Units.Few units) implements SegmentInstruction {}

    /// Replaces all of a side, but for imported lists.
    record SetUnits(Side side, List<Units.Few> groups) implements SegmentInstruction {
        public SetUnits {
            groups = List.copyOf(groups);
        }
    }
}
