package dev.guidon.evaluation;

import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.feed.FlagMapping;
import java.util.List;
import java.util.Map;

/// One flag of each type, visible to clients. Swiss subjects get the variant `swiss`, everybody else `other`.
final class TypedFlags {
    private TypedFlags() {}

    static Flag[] all() {
        return new Flag[] {
            of("bool", FlagType.BOOLEAN, new Value.Bool(true), new Value.Bool(false)),
            of("text", FlagType.STRING, new Value.Text("grüezi"), new Value.Text("")),
            of("whole", FlagType.INTEGER, new Value.Whole(42), new Value.Whole(0)),
            of("decimal", FlagType.DOUBLE, new Value.Decimal(1.5), new Value.Decimal(10)),
            of(
                    "object",
                    FlagType.OBJECT,
                    new Value.Structure(
                            Map.of("list", new Value.Sequence(List.of(new Value.Whole(1), new Value.Bool(false))))),
                    new Value.Structure(Map.of()))
        };
    }

    static Flag of(String key, FlagType type, Value swiss, Value other) {
        Rule rule = new Rule(
                "swiss",
                new Condition.Test("country", Operator.EQUALS, List.of(new Value.Text("CH")), false),
                new Serve.OneVariant("swiss"));
        return flag(key, type, swiss, other, 1, List.of(rule), true);
    }

    /// Serves `in` to the subjects of a segment and `out` to everybody else.
    static Flag asking(String key, Condition condition) {
        Rule rule = new Rule("r", condition, new Serve.OneVariant("swiss"));
        return flag(key, FlagType.STRING, new Value.Text("in"), new Value.Text("out"), 1, List.of(rule), true);
    }

    /// Serves `other` to everybody, so that clients may keep the answer.
    static Flag constant(String key, long version, String other) {
        return flag(key, FlagType.STRING, new Value.Text("unused"), new Value.Text(other), version, List.of(), true);
    }

    static Flag off(String key) {
        return flag(key, FlagType.STRING, new Value.Text("on"), new Value.Text("off"), 1, List.of(), false);
    }

    private static Flag flag(
            String key, FlagType type, Value swiss, Value other, long version, List<Rule> rules, boolean on) {
        return FlagMapping.toWire(new dev.guidon.engine.flag.Flag(
                key,
                type,
                List.of(new Variant("swiss", swiss), new Variant("other", other)),
                true,
                new FlagConfiguration(
                        version, on, "other", List.of(), List.of(), rules, new Serve.OneVariant("other"))));
    }
}
