package dev.guidon.feed;

import dev.guidon.contracts.flags.v1.AttributeTest;
import dev.guidon.contracts.flags.v1.Conditions;
import dev.guidon.contracts.flags.v1.Operator;
import dev.guidon.contracts.flags.v1.SegmentTest;
import dev.guidon.engine.flag.Condition;
import java.util.List;

/// Conditions between the engine's values and the form they travel in.
public final class ConditionMapping {
    private static final String OPERATOR = "OPERATOR_";

    private ConditionMapping() {}

    public static dev.guidon.contracts.flags.v1.Condition toWire(Condition condition) {
        var wire = dev.guidon.contracts.flags.v1.Condition.newBuilder();
        return switch (condition) {
            case Condition.All(var parts) -> wire.setAll(toWire(parts)).build();
            case Condition.Any(var parts) -> wire.setAny(toWire(parts)).build();
            case Condition.Not(var part) -> wire.setNot(toWire(part)).build();
            case Condition.InSegment test -> wire.setInSegment(toWire(test)).build();
            case Condition.Test test -> wire.setTest(toWire(test)).build();
        };
    }

    public static AttributeTest toWire(Condition.Test test) {
        return AttributeTest.newBuilder()
                .setAttribute(test.attribute())
                .setOperator(Operator.valueOf(OPERATOR + test.operator().name()))
                .addAllValues(test.values().stream().map(ValueMapping::toWire).toList())
                .setNegate(test.negate())
                .build();
    }

    public static SegmentTest toWire(Condition.InSegment test) {
        return SegmentTest.newBuilder()
                .setSegment(test.segment())
                .setNegate(test.negate())
                .build();
    }

    private static Conditions toWire(List<Condition> parts) {
        return Conditions.newBuilder()
                .addAllConditions(parts.stream().map(ConditionMapping::toWire).toList())
                .build();
    }

    /// @throws IllegalArgumentException when the condition is not one that this version understands
    public static Condition fromWire(dev.guidon.contracts.flags.v1.Condition wire) {
        return switch (wire.getKindCase()) {
            case ALL -> new Condition.All(fromWire(wire.getAll()));
            case ANY -> new Condition.Any(fromWire(wire.getAny()));
            case NOT -> new Condition.Not(fromWire(wire.getNot()));
            case TEST -> fromWire(wire.getTest());
            case IN_SEGMENT -> fromWire(wire.getInSegment());
            case KIND_NOT_SET -> throw new IllegalArgumentException("unknown kind of condition");
        };
    }

    private static List<Condition> fromWire(Conditions wire) {
        return wire.getConditionsList().stream().map(ConditionMapping::fromWire).toList();
    }

    private static Condition fromWire(AttributeTest wire) {
        String operator = wire.getOperator().name();
        return new Condition.Test(
                wire.getAttribute(),
                dev.guidon.engine.flag.Operator.valueOf(
                        operator.startsWith(OPERATOR) ? operator.substring(OPERATOR.length()) : operator),
                wire.getValuesList().stream().map(ValueMapping::fromWire).toList(),
                wire.getNegate());
    }

    private static Condition fromWire(SegmentTest wire) {
        if (wire.getSegment().isEmpty()) {
            throw new IllegalArgumentException("a condition names no segment");
        }
        return new Condition.InSegment(wire.getSegment(), wire.getNegate());
    }
}
