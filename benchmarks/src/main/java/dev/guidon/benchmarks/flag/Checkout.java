package dev.guidon.benchmarks.flag;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Condition.All;
import dev.guidon.engine.flag.Condition.Test;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.util.List;
import java.util.stream.Stream;

/// The five-rule flag in Guidon's values. `checkout.flagd.json` and `checkout.launchdarkly.json` say the same.
public final class Checkout {
    public static final String KEY = "checkout";

    private Checkout() {}

    public static Flag flag() {
        return flagNamed(KEY);
    }

    /// The same flag under another key, for rulesets of many.
    public static Flag flagNamed(String key) {
        return new Flag(
                key,
                FlagType.STRING,
                Stream.of("a", "b", "staff", "alps", "bulk", "legacy", "tablet")
                        .map(variant -> new Variant(variant, new Value.Text(variant)))
                        .toList(),
                false,
                new FlagConfiguration(1, true, "a", List.of(), List.of(), rules(), halves(key)));
    }

    private static List<Rule> rules() {
        return List.of(
                rule("staff", test("email", Operator.ENDS_WITH, text("@guidon.example"))),
                rule("alps", test("country", Operator.IN, text("CH"), text("AT"), text("LI"))),
                rule(
                        "bulk",
                        new All(List.of(
                                test("plan", Operator.EQUALS, text("enterprise")),
                                test("seats", Operator.AT_LEAST, new Value.Whole(100))))),
                rule("legacy", test("appVersion", Operator.SEMVER_LESS_THAN, text("2.0.0"))),
                rule("tablet", test("device", Operator.STARTS_WITH, text("tablet-"))));
    }

    private static Rule rule(String variant, Condition condition) {
        return new Rule(variant, condition, new Serve.OneVariant(variant));
    }

    private static Condition test(String attribute, Operator operator, Value... values) {
        return new Test(attribute, operator, List.of(values), false);
    }

    private static Value text(String value) {
        return new Value.Text(value);
    }

    private static Serve halves(String key) {
        return new Serve.Split(
                new Rollout("targetingKey", key + "-salt", List.of(new Share("a", 50_000), new Share("b", 50_000))));
    }
}
