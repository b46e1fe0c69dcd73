package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The individual targets of a [WorkingCopy].
final class WorkingTargets {
    private final List<Target> targets;

    WorkingTargets(List<Target> targets) {
        this.targets = new ArrayList<>(targets);
    }

    List<Target> targets() {
        return List.copyOf(targets);
    }

    /// Whether two targets give the same variant by the same attribute.
    static boolean alike(Target one, Target other) {
        return one.variant().equals(other.variant()) && one.attribute().equals(other.attribute());
    }

    Optional<String> add(Target added) {
        for (int i = 0; i < targets.size(); i++) {
            if (alike(targets.get(i), added)) {
                Set<String> units = new HashSet<>(targets.get(i).units());
                units.addAll(added.units());
                targets.set(i, new Target(added.variant(), added.attribute(), units));
                return Optional.empty();
            }
        }
        targets.add(added);
        return Optional.empty();
    }

    /// Units may be people, so the answer does not repeat them.
    Optional<String> remove(Target removed) {
        Set<String> left = new HashSet<>(removed.units());
        targets.stream().filter(target -> alike(target, removed)).forEach(target -> left.removeAll(target.units()));
        if (!left.isEmpty()) {
            return Optional.of(left.size() + " of the units do not have the variant '" + removed.variant() + "'");
        }
        targets.replaceAll(target -> alike(target, removed) ? without(target, removed.units()) : target);
        targets.removeIf(target -> alike(target, removed) && target.units().isEmpty());
        return Optional.empty();
    }

    private static Target without(Target target, Set<String> units) {
        Set<String> kept = new HashSet<>(target.units());
        kept.removeAll(units);
        return new Target(target.variant(), target.attribute(), kept);
    }

    Optional<String> replace(List<Target> all) {
        targets.clear();
        targets.addAll(all);
        return Optional.empty();
    }
}
