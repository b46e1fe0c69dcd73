package dev.guidon.evaluation.adapter.redis;

import dev.guidon.evaluation.decide.FlagdSettings;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.FollowOptions;
import dev.guidon.feed.ReaderSettings;
import dev.guidon.feed.RulesetReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// The reader of rulesets, started with the service.
@ApplicationScoped
class FeedWiring {

    void start(@Observes StartupEvent starting, FlagdSettings flagd, Provider<RulesetReader> reader) {
        if (!flagd.standalone()) {
            reader.get().start();
        }
    }

    /// @param redis is not there when standalone
    @Produces
    @Singleton
    RulesetReader reader(
            Instance<Redis> redis,
            FeedSettings feed,
            ReaderSettings settings,
            InstantSource clock,
            MeterRegistry metrics) {
        RulesetReader reader =
                new RulesetReader(redis.get(), new FeedKeys(feed.keyPrefix()), FollowOptions.of(settings), clock);
        Gauge.builder("guidon.rulesets.age", () -> ageSeconds(reader, clock))
                .description("Seconds since all rulesets were last known to be up to date; NaN before the first load")
                .register(metrics);
        Gauge.builder("guidon.rulesets.environments", () -> reader.environments()
                        .size())
                .description("Environments held in memory")
                .register(metrics);
        Gauge.builder("guidon.rulesets.stale", () -> reader.stale() ? 1 : 0)
                .description(
                        "1 while changes may have been missed for longer than guidon.feed-stale-after, or since a start from disk")
                .register(metrics);
        return reader;
    }

    void close(@Disposes RulesetReader reader) {
        reader.close();
    }

    private static double ageSeconds(RulesetReader reader, InstantSource clock) {
        return reader.lastContact()
                .map(contact -> Duration.between(contact, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
