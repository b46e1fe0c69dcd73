package dev.guidon.kit.insight;

import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.util.List;
import java.util.Map;

/// Decisions of flags that split their subjects in halves.
final class Decisions {
    private Decisions() {}

    static Ruleset ruleset(String... flagKeys) {
        return Ruleset.compile(
                1, List.of(flagKeys).stream().map(Decisions::flag).toList());
    }

    static Served served(Ruleset ruleset, String flagKey, ListedSubject subject) {
        return (Served) ruleset.decide(flagKey, subject);
    }

    static ListedSubject subject(String key) {
        return new ValueSubject(Map.of("targetingKey", new Value.Text(key)));
    }

    private static Flag flag(String key) {
        Rollout halves = new Rollout("targetingKey", key, List.of(new Share("on", 50_000), new Share("off", 50_000)));
        return new Flag(
                key,
                FlagType.BOOLEAN,
                List.of(new Variant("on", new Value.Bool(true)), new Variant("off", new Value.Bool(false))),
                false,
                new FlagConfiguration(1, true, "off", List.of(), List.of(), List.of(), new Serve.Split(halves)));
    }
}
