package dev.guidon.feed;

import dev.guidon.engine.flag.Segment;
import dev.guidon.engine.flag.Units;
import dev.guidon.engine.units.UnitList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Segments in the form they travel in.
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

    /// @param lists names the content of a list
    static dev.guidon.contracts.flags.v1.Segment toWire(
            Segment segment, Function<UnitList, dev.guidon.contracts.flags.v1.UnitList> lists) {
        var wire = dev.guidon.contracts.flags.v1.Segment.newBuilder()
                .setKey(segment.key())
                .setVersion(segment.version());
        segment.rules().forEach(rule -> wire.addRules(ConditionMapping.toWire(rule)));
        segment.included().forEach(units -> wire.addIncluded(toWire(units, lists)));
        segment.excluded().forEach(units -> wire.addExcluded(toWire(units, lists)));
        return wire.build();
    }

    private static dev.guidon.contracts.flags.v1.Units toWire(
            Units units, Function<UnitList, dev.guidon.contracts.flags.v1.UnitList> lists) {
        var wire = dev.guidon.contracts.flags.v1.Units.newBuilder().setAttribute(units.attribute());
        switch (units) {
            case Units.Few few -> wire.getFewBuilder().addAllUnits(few.units());
            case Units.Many many -> wire.setList(lists.apply(many.list()));
        }
        return wire.build();
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
