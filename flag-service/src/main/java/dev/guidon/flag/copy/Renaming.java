package dev.guidon.flag.copy;

import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import java.util.List;

/// Parts of a configuration with the variants of another flag. Variants without a counterpart keep their key: whoever
/// lets them through has looked for them before.
record Renaming(VariantMap variants) {

    String variant(String key) {
        return variants.of(key).orElse(key);
    }

    Target target(Target target) {
        return new Target(variant(target.variant()), target.attribute(), target.units());
    }

    Rule rule(Rule rule) {
        return new Rule(rule.id(), rule.caption(), rule.condition(), serve(rule.serve()));
    }

    Serve serve(Serve serve) {
        return switch (serve) {
            case Serve.OneVariant(var key) -> new Serve.OneVariant(variant(key));
            case Serve.Split(var rollout) -> new Serve.Split(rollout(rollout));
            case Serve.Ramped(var ramp) -> new Serve.Ramped(ramp(ramp));
            case Serve.Experiment(var key, var arms) -> new Serve.Experiment(key, rollout(arms));
            case Serve.FlagdRule raw ->
                new Serve.FlagdRule(
                        raw.targeting(), raw.evaluators(), raw.defaultVariant().map(this::variant), raw.metadata());
        };
    }

    private Rollout rollout(Rollout rollout) {
        return new Rollout(rollout.bucketBy(), rollout.salt(), shares(rollout.shares()), rollout.bucketing());
    }

    private Ramp ramp(Ramp ramp) {
        List<Ramp.Step> steps = ramp.steps().stream()
                .map(step -> new Ramp.Step(step.start(), shares(step.shares())))
                .toList();
        return new Ramp(ramp.bucketBy(), ramp.salt(), steps, ramp.pausedAt());
    }

    private List<Share> shares(List<Share> shares) {
        return shares.stream()
                .map(share -> new Share(variant(share.variant()), share.weight()))
                .toList();
    }
}
