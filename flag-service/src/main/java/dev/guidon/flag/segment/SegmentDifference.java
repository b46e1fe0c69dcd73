package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Units;
import dev.guidon.flag.segment.SegmentContent.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What leads from one version of a segment to another.
public final class SegmentDifference {
    private final SegmentContent from;
    private final SegmentContent to;

    private SegmentDifference(SegmentContent from, SegmentContent to) {
        this.from = from;
        this.to = to;
    }

    /// Instructions that turn `from` into `to`. None when there is no difference. Steps are small where small steps
    /// lead there, and replace a whole list where they do not, such as for its order.
    public static List<SegmentInstruction> between(SegmentContent from, SegmentContent to) {
        SegmentDifference difference = new SegmentDifference(from, to);
        return Stream.of(
                        difference.label(),
                        difference.rules(),
                        difference.units(Side.INCLUDED),
                        difference.units(Side.EXCLUDED))
                .flatMap(List::stream)
                .toList();
    }

    private List<SegmentInstruction> label() {
        Label old = from.label();
        Label wanted = to.label();
        List<SegmentInstruction> steps = new ArrayList<>();
        if (!old.name().equals(wanted.name())) {
            steps.add(new SegmentInstruction.SetName(wanted.name()));
        }
        if (!old.description().equals(wanted.description())) {
            steps.add(new SegmentInstruction.SetDescription(wanted.description()));
        }
        return Stream.concat(steps.stream(), tags(old.tags(), wanted.tags()).stream())
                .toList();
    }

    private List<SegmentInstruction> tags(List<String> old, List<String> wanted) {
        List<SegmentInstruction> steps = tagSteps(minus(old, wanted), minus(wanted, old));
        return after(from, steps).label().tags().equals(wanted) ? steps : tagSteps(old, wanted);
    }

    private static List<SegmentInstruction> tagSteps(List<String> removed, List<String> added) {
        List<SegmentInstruction> steps = new ArrayList<>();
        if (!removed.isEmpty()) {
            steps.add(new SegmentInstruction.RemoveTags(removed));
        }
        if (!added.isEmpty()) {
            steps.add(new SegmentInstruction.AddTags(added));
        }
        return steps;
    }

    private static List<String> minus(List<String> all, List<String> taken) {
        return all.stream().filter(one -> !taken.contains(one)).toList();
    }

    private List<SegmentInstruction> rules() {
        Map<String, SegmentRule> old = byId(from.rules());
        Map<String, SegmentRule> wanted = byId(to.rules());
        List<SegmentInstruction> steps = new ArrayList<>();
        from.rules().stream()
                .filter(rule -> !wanted.containsKey(rule.id()))
                .forEach(rule -> steps.add(new SegmentInstruction.RemoveRule(rule.id())));
        to.rules().forEach(rule -> Optional.ofNullable(old.get(rule.id()))
                .ifPresent(known -> change(known, rule, steps)));
        Optional<String> before = Optional.empty();
        for (SegmentRule rule : to.rules().reversed()) {
            if (!old.containsKey(rule.id())) {
                steps.add(new SegmentInstruction.AddRule(rule, before));
            }
            before = Optional.of(rule.id());
        }
        if (!after(from, steps).rules().equals(to.rules())) {
            steps.add(new SegmentInstruction.OrderRules(
                    to.rules().stream().map(SegmentRule::id).toList()));
        }
        return steps;
    }

    private static void change(SegmentRule old, SegmentRule rule, List<SegmentInstruction> steps) {
        if (!old.name().equals(rule.name())) {
            steps.add(new SegmentInstruction.SetRuleName(rule.id(), rule.name()));
        }
        if (!old.condition().equals(rule.condition())) {
            steps.add(new SegmentInstruction.SetRuleCondition(rule.id(), rule.condition()));
        }
    }

    private static Map<String, SegmentRule> byId(List<SegmentRule> rules) {
        return rules.stream().collect(Collectors.toMap(SegmentRule::id, Function.identity()));
    }

    private List<SegmentInstruction> units(Side side) {
        List<SegmentInstruction> steps = Stream.concat(
                        beyond(from.units(side), to.units(side))
                                .map(units -> (SegmentInstruction) new SegmentInstruction.RemoveUnits(side, units)),
                        beyond(to.units(side), from.units(side))
                                .map(units -> new SegmentInstruction.AddUnits(side, units)))
                .toList();
        return after(from, steps).units(side).equals(to.units(side))
                ? steps
                : List.of(new SegmentInstruction.SetUnits(side, to.units(side)));
    }

    /// For each of `groups`, the units that `others` do not have.
    private static Stream<Units.Few> beyond(List<Units.Few> groups, List<Units.Few> others) {
        return groups.stream()
                .map(group -> UnitGroups.without(group, unitsOf(group.attribute(), others)))
                .filter(group -> !group.units().isEmpty());
    }

    private static Set<String> unitsOf(String attribute, List<Units.Few> groups) {
        Set<String> units = new HashSet<>();
        groups.stream()
                .filter(group -> group.attribute().equals(attribute))
                .forEach(group -> units.addAll(group.units()));
        return units;
    }

    private static SegmentContent after(SegmentContent from, List<SegmentInstruction> steps) {
        SegmentWorkingCopy copy = new SegmentWorkingCopy(from);
        steps.forEach(step -> copy.apply(step).ifPresent(problem -> {
            throw new IllegalStateException("a difference does not fit where it was taken: " + problem);
        }));
        return copy.content();
    }
}
