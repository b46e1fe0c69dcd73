package dev.guidon.experiment;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.feed.EnvironmentSnapshot;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FlagMapping;
import dev.guidon.feed.RulesetReader;
import dev.guidon.feed.RulesetWriter;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.KeyKind;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// Plays the control plane: puts environments into Redis as flag-service does, and waits until this service has them.
@ApplicationScoped
class ControlPlane {
    static final String PROJECT = "shop";
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicInteger ENVIRONMENTS = new AtomicInteger();

    private final RulesetWriter writer;
    private final RulesetReader reader;

    ControlPlane(Redis redis, FeedKeys keys, RulesetReader reader) {
        this.writer = new RulesetWriter(redis, keys);
        this.reader = reader;
    }

    /// A fresh environment; its key is also its id.
    record Installed(String id, ApiKeyText serverKey, ApiKeyText clientKey) {}

    Installed install(Flag... flags) {
        String id = "stage" + ENVIRONMENTS.incrementAndGet();
        ApiKeyText server = ApiKeyText.create(KeyKind.SERVER, id, RANDOM);
        ApiKeyText client = ApiKeyText.create(KeyKind.CLIENT, id, RANDOM);
        writer.replace(new EnvironmentSnapshot(
                        id,
                        PROJECT,
                        id,
                        1,
                        List.of(flags),
                        List.of(apiKey("server", server), apiKey("client", client))))
                .await()
                .atMost(WAIT);
        awaitSequence(id, 1);
        return new Installed(id, server, client);
    }

    void revoke(String id, String keyId) {
        EnvironmentChange change = EnvironmentChange.newBuilder()
                .setEnvironmentId(id)
                .setSequence(2)
                .setKeyRemoved(keyId)
                .build();
        var _ = writer.append(change).await().atMost(WAIT);
        awaitSequence(id, 2);
    }

    private void awaitSequence(String id, long sequence) {
        Awaitility.await().atMost(WAIT).until(() -> reader.environment(id)
                .filter(found -> found.sequence() >= sequence)
                .isPresent());
    }

    private static ApiKey apiKey(String id, ApiKeyText key) {
        return ApiKey.newBuilder()
                .setId(id)
                .setHash(ByteString.copyFrom(key.hash()))
                .setKind(dev.guidon.contracts.flags.v1.KeyKind.valueOf("KEY_KIND_" + key.kind()))
                .build();
    }

    /// The flag `new-checkout` that gives 70 % of all units to `off` and 30 % to `on`, for the experiment `checkout`.
    static Flag unevenCheckout() {
        Rollout arms = new Rollout("targetingKey", "salt", List.of(new Share("off", 70_000), new Share("on", 30_000)));
        Rule everybody = new Rule("all", new Condition.All(List.of()), new Serve.Experiment("checkout", arms));
        return FlagMapping.toWire(new dev.guidon.engine.flag.Flag(
                "new-checkout",
                FlagType.BOOLEAN,
                List.of(new Variant("on", new Value.Bool(true)), new Variant("off", new Value.Bool(false))),
                false,
                new FlagConfiguration(
                        1, true, "off", List.of(), List.of(), List.of(everybody), new Serve.OneVariant("off"))));
    }
}
