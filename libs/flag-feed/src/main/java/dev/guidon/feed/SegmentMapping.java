package dev.guidon.feed;

import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Units;
import dev.guidon.engine.units.UnitList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Segments out of the form they travel in.
final class SegmentMapping {
    private SegmentMapping() {}

    /// @param lists brings the content of a list
    /// @throws IllegalArgumentException when the segment is not one that this version understands
    static Segment fromWire(
            dev.guidon.contracts.flags.v1.Segment wire,
            Function<dev.guidon.contracts.flags.v1.UnitList, UnitList> lists) {
        return new Segment(
                wire.getKey(),
                wire.getVersion(),
                wire.getRulesList().stream().map(ConditionMapping::fromWire).toList(),
                units(wire.getIncludedList(), lists),
                units(wire.getExcludedList(), lists));
    }

    private static List<Units> units(
            List<dev.guidon.contracts.flags.v1.Units> groups,
            Function<dev.guidon.contracts.flags.v1.UnitList, UnitList> lists) {
        return groups.stream()
                .<Units>map(units -> switch (units.getKindCase()) {
                    case FEW ->
                        new Units.Few(
                                units.getAttribute(), Set.copyOf(units.getFew().getUnitsList()));
                    case LIST -> new Units.Many(units.getAttribute(), lists.apply(units.getList()));
                    case KIND_NOT_SET -> throw new IllegalArgumentException("unknown kind of units");
                })
                .toList();
    }
}
