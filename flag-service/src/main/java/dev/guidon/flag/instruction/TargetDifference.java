package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What leads from the individual targets of one configuration to those of another.
final class TargetDifference {
    private TargetDifference() {}

    static List<Instruction> between(FlagConfiguration from, FlagConfiguration to) {
        List<Instruction> steps = Stream.concat(
                        beyond(from.targets(), to.targets(), Instruction.RemoveUnits::new),
                        beyond(to.targets(), from.targets(), Instruction.AddUnits::new))
                .toList();
        return Difference.after(from, steps).targets().equals(to.targets())
                ? steps
                : List.of(new Instruction.SetTargets(to.targets()));
    }

    /// For each of `targets`, the units that `others` do not give the same variant.
    private static Stream<Instruction> beyond(
            List<Target> targets, List<Target> others, Function<Target, Instruction> step) {
        return targets.stream()
                .map(target -> without(target, others))
                .filter(target -> !target.units().isEmpty())
                .map(step);
    }

    private static Target without(Target target, List<Target> others) {
        Set<String> units = new HashSet<>(target.units());
        units.removeAll(others.stream()
                .filter(other -> WorkingTargets.alike(target, other))
                .flatMap(other -> other.units().stream())
                .collect(Collectors.toSet()));
        return new Target(target.variant(), target.attribute(), units);
    }
}
