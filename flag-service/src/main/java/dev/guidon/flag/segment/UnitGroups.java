package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Units;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Groups of units while instructions are applied to them. Belongs to one thread.
final class UnitGroups {
    private final List<Units.Few> groups;

    UnitGroups(List<Units.Few> groups) {
        this.groups = new ArrayList<>(groups);
    }

    List<Units.Few> groups() {
        return List.copyOf(groups);
    }

    Optional<String> add(Units.Few added) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).attribute().equals(added.attribute())) {
                Set<String> units = new HashSet<>(groups.get(i).units());
                units.addAll(added.units());
                groups.set(i, new Units.Few(added.attribute(), units));
                return Optional.empty();
            }
        }
        groups.add(added);
        return Optional.empty();
    }

    /// Units may be people, so the answer does not repeat them.
    Optional<String> remove(Units.Few removed) {
        Set<String> left = new HashSet<>(removed.units());
        groups.stream()
                .filter(group -> group.attribute().equals(removed.attribute()))
                .forEach(group -> left.removeAll(group.units()));
        if (!left.isEmpty()) {
            return Optional.of(left.size() + " of the units are not there; those of imported lists go by an import");
        }
        groups.replaceAll(
                group -> group.attribute().equals(removed.attribute()) ? without(group, removed.units()) : group);
        groups.removeIf(group ->
                group.attribute().equals(removed.attribute()) && group.units().isEmpty());
        return Optional.empty();
    }

    static Units.Few without(Units.Few group, Set<String> units) {
        Set<String> kept = new HashSet<>(group.units());
        kept.removeAll(units);
        return new Units.Few(group.attribute(), kept);
    }

    Optional<String> replace(List<Units.Few> all) {
        groups.clear();
        groups.addAll(all);
        return Optional.empty();
    }
}
