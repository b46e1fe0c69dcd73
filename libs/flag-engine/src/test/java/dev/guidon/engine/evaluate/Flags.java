package dev.guidon.engine.evaluate;

import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.util.List;

/// Builds boolean flags with the variants `on` and `off`.
record Flags(
        String key, boolean on, List<Prerequisite> prerequisites, List<Target> targets, List<Rule> rules, Serve serve) {

    static final Serve ON = new Serve.OneVariant("on");
    static final Serve OFF = new Serve.OneVariant("off");

    static Flags flag(String key) {
        return new Flags(key, true, List.of(), List.of(), List.of(), ON);
    }

    Flags turnedOff() {
        return new Flags(key, false, prerequisites, targets, rules, serve);
    }

    Flags requiring(Prerequisite... required) {
        return new Flags(key, on, List.of(required), targets, rules, serve);
    }

    Flags targeting(Target... chosen) {
        return new Flags(key, on, prerequisites, List.of(chosen), rules, serve);
    }

    Flags with(String ruleId, Condition condition, Serve served) {
        return new Flags(key, on, prerequisites, targets, List.of(new Rule(ruleId, condition, served)), serve);
    }

    Flags byDefault(Serve served) {
        return new Flags(key, on, prerequisites, targets, rules, served);
    }

    Flag build() {
        return new Flag(
                key,
                FlagType.BOOLEAN,
                List.of(new Variant("on", new Value.Bool(true)), new Variant("off", new Value.Bool(false))),
                false,
                new FlagConfiguration(3, on, "off", prerequisites, targets, rules, serve));
    }

    static Rollout half(String bucketBy) {
        return new Rollout(bucketBy, "salt", List.of(new Share("on", 50_000), new Share("off", 50_000)));
    }
}
