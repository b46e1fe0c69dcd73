package dev.guidon.gateway.stage;

import dev.guidon.engine.flag.Condition;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds flags that are routes. Variants are called `a` and `b` unless a test says otherwise.
public final class Routes {
    private static final long VERSION = 4;

    private Routes() {}

    /// Everyone gets `model` of `provider`.
    public static Flag one(String key, String provider, String model) {
        return flag(key, List.of(version("a", provider, model)), List.of(), new Serve.OneVariant("a"));
    }

    public static Flag one(String key, Variant variant) {
        return flag(key, List.of(variant), List.of(), new Serve.OneVariant(variant.key()));
    }

    /// Half of the units get `<key>-a`, half `<key>-b`, measured by an experiment `<key>-test` in a rule `everyone`.
    public static Flag experiment(String key) {
        return experiment(key, "targetingKey");
    }

    public static Flag experiment(String key, String bucketBy) {
        return experiment(key, bucketBy, "fake");
    }

    /// An experiment whose arms are both where nobody listens.
    public static Flag unreachableExperiment(String key) {
        return experiment(key, "targetingKey", "nowhere");
    }

    private static Flag experiment(String key, String bucketBy, String provider) {
        Serve half = new Serve.Experiment(
                key + "-test",
                new Rollout(bucketBy, "salt-of-" + key, List.of(new Share("a", 50_000), new Share("b", 50_000))));
        return flag(
                key,
                List.of(version("a", provider, key + "-a"), version("b", provider, key + "-b")),
                List.of(new Rule("everyone", new Condition.All(List.of()), half)),
                new Serve.OneVariant("a"));
    }

    /// Whose `attribute` is `value` gets `<key>-b`, everyone else `<key>-a`.
    public static Flag byAttribute(String key, String attribute, String value) {
        Condition condition = new Condition.Test(attribute, Operator.EQUALS, List.of(new Value.Text(value)), false);
        return flag(
                key,
                List.of(version("a", "fake", key + "-a"), version("b", "fake", key + "-b")),
                List.of(new Rule("rule", condition, new Serve.OneVariant("b"))),
                new Serve.OneVariant("a"));
    }

    public static Flag clientVisible(Flag flag) {
        return new Flag(flag.key(), flag.type(), flag.variants(), true, flag.configuration());
    }

    public static Variant version(String variant, String provider, String model) {
        return version(variant, provider, model, Map.of());
    }

    /// @param more further fields of the variant's value
    public static Variant version(String variant, String provider, String model, Map<String, Value> more) {
        Map<String, Value> fields = new LinkedHashMap<>(more);
        fields.put("provider", new Value.Text(provider));
        fields.put("model", new Value.Text(model));
        return new Variant(variant, new Value.Structure(fields));
    }

    public static Value.Structure structure(Object... namesAndValues) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.Structure(fields);
    }

    /// A flag that is no route.
    public static Flag bool(String key) {
        return new Flag(
                key,
                FlagType.BOOLEAN,
                List.of(new Variant("on", new Value.Bool(true))),
                true,
                configuration("on", List.of(), new Serve.OneVariant("on")));
    }

    private static Flag flag(String key, List<Variant> variants, List<Rule> rules, Serve byDefault) {
        String off = variants.getFirst().key();
        return new Flag(key, FlagType.OBJECT, variants, false, configuration(off, rules, byDefault));
    }

    private static FlagConfiguration configuration(String off, List<Rule> rules, Serve byDefault) {
        return new FlagConfiguration(VERSION, true, off, List.of(), List.of(), rules, byDefault);
    }
}
