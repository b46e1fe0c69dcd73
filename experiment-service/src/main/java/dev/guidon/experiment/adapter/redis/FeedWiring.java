package dev.guidon.experiment.adapter.redis;

import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.FollowOptions;
import dev.guidon.feed.ReaderSettings;
import dev.guidon.feed.RulesetReader;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The reader of rulesets, started with the service.
@ApplicationScoped
class FeedWiring {

    @Produces
    @Singleton
    FeedKeys keys(FeedSettings settings) {
        return new FeedKeys(settings.keyPrefix());
    }

    @Produces
    @Singleton
    @Startup
    RulesetReader reader(Redis redis, FeedKeys keys, ReaderSettings settings, InstantSource clock) {
        RulesetReader reader = new RulesetReader(redis, keys, FollowOptions.of(settings), clock);
        reader.start();
        return reader;
    }

    void close(@Disposes RulesetReader reader) {
        reader.close();
    }
}
