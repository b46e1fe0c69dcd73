package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Prerequisite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What leads from one configuration to another.
public final class Difference {
    private final FlagConfiguration from;
    private final FlagConfiguration to;

    private Difference(FlagConfiguration from, FlagConfiguration to) {
        this.from = from;
        this.to = to;
    }

    /// Instructions that turn `from` into `to`, but for the version. None when there is no difference. Steps are small
    /// where small steps lead there, and replace a whole list where they do not, such as for its order.
    public static List<Instruction> between(FlagConfiguration from, FlagConfiguration to) {
        Difference difference = new Difference(from, to);
        return Stream.of(
                        difference.switches(),
                        difference.prerequisites(),
                        TargetDifference.between(from, to),
                        RuleDifference.between(from, to),
                        difference.defaultServe())
                .flatMap(List::stream)
                .toList();
    }

    private List<Instruction> switches() {
        List<Instruction> steps = new ArrayList<>();
        if (from.on() != to.on()) {
            steps.add(to.on() ? new Instruction.TurnOn() : new Instruction.TurnOff());
        }
        if (!from.offVariant().equals(to.offVariant())) {
            steps.add(new Instruction.SetOffVariant(to.offVariant()));
        }
        return steps;
    }

    private List<Instruction> prerequisites() {
        Set<String> wanted =
                to.prerequisites().stream().map(Prerequisite::flagKey).collect(Collectors.toSet());
        Stream<Instruction> removals = from.prerequisites().stream()
                .map(Prerequisite::flagKey)
                .filter(flagKey -> !wanted.contains(flagKey))
                .map(Instruction.RemovePrerequisite::new);
        Stream<Instruction> settings = to.prerequisites().stream()
                .filter(prerequisite -> !from.prerequisites().contains(prerequisite))
                .map(Instruction.SetPrerequisite::new);
        List<Instruction> steps = Stream.concat(removals, settings).toList();
        return after(from, steps).prerequisites().equals(to.prerequisites())
                ? steps
                : List.of(new Instruction.SetPrerequisites(to.prerequisites()));
    }

    private List<Instruction> defaultServe() {
        return ServeDifference.between(Optional.empty(), from.defaultServe(), to.defaultServe());
    }

    static FlagConfiguration after(FlagConfiguration from, List<Instruction> steps) {
        WorkingCopy copy = new WorkingCopy(from);
        steps.forEach(step -> copy.apply(step).ifPresent(problem -> {
            throw new IllegalStateException("a difference does not fit where it was taken: " + problem);
        }));
        return copy.configuration();
    }
}
