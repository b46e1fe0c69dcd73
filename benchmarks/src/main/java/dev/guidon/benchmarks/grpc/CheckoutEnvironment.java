package dev.guidon.benchmarks.grpc;

import com.google.protobuf.ByteString;
import dev.guidon.benchmarks.flag.Checkout;
import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.feed.EnvironmentSnapshot;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FlagMapping;
import dev.guidon.feed.RulesetWriter;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.KeyKind;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// The environment that is evaluated: the checkout flag alone, and one server key.
final class CheckoutEnvironment {
    private static final String ID = "benchmark";
    private static final String PREFIX = "guidon:";
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ApiKeyText key;

    /// @param random must be cryptographically strong
    CheckoutEnvironment(RandomGenerator random) {
        this.key = ApiKeyText.create(KeyKind.SERVER, ID, random);
    }

    /// What callers send as `authorization`.
    String authorization() {
        return "Bearer " + key.reveal();
    }

    void writeTo(String redisAddress) {
        Vertx vertx = Vertx.vertx();
        Redis redis = Redis.createClient(vertx, redisAddress);
        try {
            new RulesetWriter(redis, new FeedKeys(PREFIX))
                    .replace(snapshot())
                    .await()
                    .atMost(DEADLINE);
        } finally {
            redis.close();
            vertx.closeAndAwait();
        }
    }

    private EnvironmentSnapshot snapshot() {
        ApiKey stored = ApiKey.newBuilder()
                .setId("load")
                .setHash(ByteString.copyFrom(key.hash()))
                .setKind(dev.guidon.contracts.flags.v1.KeyKind.KEY_KIND_SERVER)
                .build();
        return new EnvironmentSnapshot(
                ID, "shop", "benchmark", 1, List.of(FlagMapping.toWire(Checkout.flag())), List.of(stored));
    }
}
