package dev.guidon.experiment.adapter.redis;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.experiment.define.Experiment;
import dev.guidon.experiment.results.ExpectedShares;
import dev.guidon.experiment.results.SharesSource;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FlagMapping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How a flag splits units at this moment, out of the ruleset in Redis. Compiled rulesets, which are in memory, no
/// longer know the weights.
@ApplicationScoped
class RedisShares implements SharesSource {
    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final Logger LOG = Logger.getLogger(RedisShares.class);

    private final Redis redis;
    private final FeedKeys keys;

    RedisShares(Redis redis, FeedKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    @Override
    public Uni<ExpectedShares> of(Experiment experiment) {
        Request flag = Request.cmd(Command.HGET)
                .arg(keys.flags(experiment.environmentId()))
                .arg(experiment.flagKey());
        return redis.send(flag)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .map(response -> shares(response, experiment.key()))
                .onFailure()
                .invoke(failure -> LOG.debugf("the flag's shares are unknown for now, problem=%s", failure))
                .onFailure()
                .recoverWithItem(new ExpectedShares.Unknown());
    }

    private static ExpectedShares shares(@Nullable Response flag, String experimentKey) {
        return Optional.ofNullable(flag)
                .map(RedisShares::read)
                .flatMap(found -> arms(found.configuration(), experimentKey))
                .<ExpectedShares>map(arms -> new ExpectedShares.OfFlag(
                        arms.shares().stream().collect(Collectors.toMap(Share::variant, Share::weight, Integer::sum))))
                .orElseGet(ExpectedShares.Equal::new);
    }

    private static Flag read(Response flag) {
        try {
            return FlagMapping.fromWire(
                    dev.guidon.contracts.flags.v1.Flag.parseFrom(flag.toBuffer().getBytes()));
        } catch (InvalidProtocolBufferException damaged) {
            throw new IllegalStateException("Redis holds something that is no flag", damaged);
        }
    }

    private static Optional<Rollout> arms(FlagConfiguration configuration, String experimentKey) {
        return Stream.concat(configuration.rules().stream().map(Rule::serve), Stream.of(configuration.defaultServe()))
                .flatMap(serve -> serve instanceof Serve.Experiment(var key, var arms) && key.equals(experimentKey)
                        ? Stream.of(arms)
                        : Stream.empty())
                .findFirst();
    }
}
