package dev.guidon.flag.adapter.redis;

import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.RulesetWriter;
import dev.guidon.flag.adapter.RemoteCall;
import dev.guidon.flag.publish.RulesetRemoval;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Takes rulesets out of Redis.
@ApplicationScoped
class RedisRulesetRemoval implements RulesetRemoval {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final RulesetWriter rulesets;

    RedisRulesetRemoval(Redis redis, FeedSettings settings) {
        this.rulesets = new RulesetWriter(redis, new FeedKeys(settings.keyPrefix()));
    }

    @Override
    public Uni<Void> remove(String environmentId) {
        return RemoteCall.within(DEADLINE, rulesets.remove(environmentId));
    }
}
