package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a rollout and an experiment have in common: they draw lots.
final class Draw {
    private Draw() {}

    static Optional<Rollout> of(Serve serve) {
        return switch (serve) {
            case Serve.OneVariant _, Serve.FlagdRule _ -> Optional.empty();
            case Serve.Split(var rollout) -> Optional.of(rollout);
            case Serve.Ramped _ -> Optional.empty();
            case Serve.Experiment(var _, var arms) -> Optional.of(arms);
        };
    }

    static Serve change(Serve serve, UnaryOperator<Rollout> change) throws Unfit {
        return switch (serve) {
            case Serve.OneVariant _ -> throw new Unfit("serves one variant and draws no lots");
            case Serve.Split(var rollout) -> new Serve.Split(change.apply(rollout));
            case Serve.FlagdRule _ -> throw new Unfit("serves what a rule of flagd says; change that rule");
            case Serve.Ramped _ -> throw new Unfit("serves a ramp; its weights follow its steps, so replace it");
            case Serve.Experiment(var key, var arms) -> new Serve.Experiment(key, change.apply(arms));
        };
    }

    static Serve withSalt(Serve serve, String salt) throws Unfit {
        return change(serve, rollout -> new Rollout(rollout.bucketBy(), salt, rollout.shares(), rollout.bucketing()));
    }

    static Serve withBucketBy(Serve serve, String bucketBy) throws Unfit {
        return change(serve, rollout -> new Rollout(bucketBy, rollout.salt(), rollout.shares(), rollout.bucketing()));
    }

    static Serve withShares(Serve serve, List<Share> shares) throws Unfit {
        return change(serve, rollout -> new Rollout(rollout.bucketBy(), rollout.salt(), shares, rollout.bucketing()));
    }
}
