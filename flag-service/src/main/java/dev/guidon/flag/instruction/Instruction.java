package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One step from a configuration to the next. Says what its author means, so that two changes of different things can
/// be made one after the other without a conflict.
public sealed interface Instruction {

    record TurnOn() implements Instruction {}

    record TurnOff() implements Instruction {}

    record SetOffVariant(String variant) implements Instruction {}

    /// Requires a flag, or other variants of one that is required already.
    record SetPrerequisite(Prerequisite prerequisite) implements Instruction {}

    record RemovePrerequisite(String flagKey) implements Instruction {}

    /// Replaces all of them.
    record SetPrerequisites(List<Prerequisite> prerequisites) implements Instruction {
        public SetPrerequisites {
            prerequisites = List.copyOf(prerequisites);
        }
    }

    /// Gives units a variant, beside those that have it already.
    record AddUnits(Target target) implements Instruction {}

    /// Takes a variant from units. A target without units is no more.
    record RemoveUnits(Target target) implements Instruction {}

    /// Replaces all of them.
    record SetTargets(List<Target> targets) implements Instruction {
        public SetTargets {
            targets = List.copyOf(targets);
        }
    }

    /// @param before id of the rule that it goes in front of; last when empty
    record AddRule(Rule rule, Optional<String> before) implements Instruction {}

    record RemoveRule(String ruleId) implements Instruction {}

    record SetRuleCondition(String ruleId, Condition condition) implements Instruction {}

    record SetRuleServe(String ruleId, Serve serve) implements Instruction {}

    /// @param name empty for none
    record SetRuleName(String ruleId, String name) implements Instruction {}

    /// @param description empty for none
    record SetRuleDescription(String ruleId, String description) implements Instruction {}

    /// Replaces all of them.
    record SetRules(List<Rule> rules) implements Instruction {
        public SetRules {
            rules = List.copyOf(rules);
        }
    }

    /// Adds a part to a group of conditions. A single condition becomes a group of which all parts must hold.
    ///
    /// @param at where the group stands in the condition of the rule
    record AddCondition(String ruleId, ConditionPath at, Condition condition) implements Instruction {}

    record ReplaceCondition(String ruleId, ConditionPath at, Condition condition) implements Instruction {}

    /// @param at names a part of a group
    record RemoveCondition(String ruleId, ConditionPath at) implements Instruction {}

    /// Passes over values that it has.
    record AddConditionValues(String ruleId, ConditionPath at, List<Value> values) implements Instruction {
        public AddConditionValues {
            values = List.copyOf(values);
        }
    }

    /// Passes over values that it does not have.
    record RemoveConditionValues(String ruleId, ConditionPath at, List<Value> values) implements Instruction {
        public RemoveConditionValues {
            values = List.copyOf(values);
        }
    }

    /// Moves the weights of a rollout or an experiment, and nobody more than they have to.
    ///
    /// @param ruleId empty for the default
    record SetShares(Optional<String> ruleId, List<Share> shares) implements Instruction {
        public SetShares {
            shares = List.copyOf(shares);
        }
    }

    /// Draws by another attribute.
    ///
    /// @param ruleId empty for the default
    record SetBucketBy(Optional<String> ruleId, String bucketBy) implements Instruction {}

    /// Draws anew: with another salt everybody's lot is another.
    ///
    /// @param ruleId empty for the default
    record SetSalt(Optional<String> ruleId, String salt) implements Instruction {}

    /// @param ruleIds of all rules there are
    record OrderRules(List<String> ruleIds) implements Instruction {
        public OrderRules {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    record SetDefaultServe(Serve serve) implements Instruction {}

    /// Makes a ramp stand still at the step that it has reached.
    ///
    /// @param rule whose ramp it is; the default's when empty
    record PauseRamp(Optional<String> rule, Instant at) implements Instruction {}

    /// Lets a ramp go on; what was still to come comes as much later as it stood still.
    ///
    /// @param rule whose ramp it is; the default's when empty
    record ResumeRamp(Optional<String> rule, Instant at) implements Instruction {}

    /// Takes a ramp to a step at once; the steps after it keep their distances.
    ///
    /// @param rule whose ramp it is; the default's when empty
    /// @param step from 1
    record JumpRamp(Optional<String> rule, int step, Instant at) implements Instruction {}

    /// Ends a ramp: everybody gets one variant.
    ///
    /// @param rule whose ramp it is; the default's when empty
    /// @param variant the off variant when empty
    record AbortRamp(Optional<String> rule, Optional<String> variant) implements Instruction {}
}
