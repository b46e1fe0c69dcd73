package dev.guidon.gateway.adapter.redis;

import dev.guidon.feed.Environment;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.FollowOptions;
import dev.guidon.feed.ReaderSettings;
import dev.guidon.feed.RulesetReader;
import dev.guidon.gateway.route.Rulesets;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The reader of rulesets, started with the service.
@ApplicationScoped
class FeedWiring {

    @Produces
    @Singleton
    @Startup
    RulesetReader reader(
            Redis redis, FeedSettings feed, ReaderSettings settings, InstantSource clock, MeterRegistry metrics) {
        RulesetReader reader =
                new RulesetReader(redis, new FeedKeys(feed.keyPrefix()), FollowOptions.of(settings), clock);
        Gauge.builder("guidon.rulesets.age", () -> ageSeconds(reader, clock))
                .description("Seconds since all rulesets were last known to be up to date; NaN before the first load")
                .register(metrics);
        reader.start();
        return reader;
    }

    void close(@Disposes RulesetReader reader) {
        reader.close();
    }

    @Produces
    @Singleton
    Rulesets rulesets(RulesetReader reader) {
        return new Rulesets() {
            @Override
            public Optional<Environment> environment(String id) {
                return reader.environment(id);
            }

            @Override
            public boolean loaded() {
                return reader.lastContact().isPresent();
            }
        };
    }

    private static double ageSeconds(RulesetReader reader, InstantSource clock) {
        return reader.lastContact()
                .map(contact -> Duration.between(contact, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
