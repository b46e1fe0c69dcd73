package dev.guidon.evaluation;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.contracts.flags.v1.Segment;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.feed.EnvironmentSnapshot;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.FlagMapping;
import dev.guidon.feed.RulesetReader;
import dev.guidon.feed.RulesetWriter;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.KeyKind;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// Plays the control plane: puts environments into Redis as flag-service does, and waits until this service has them.
@ApplicationScoped
class ControlPlane {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicInteger ENVIRONMENTS = new AtomicInteger();

    private final RulesetWriter writer;
    private final RulesetReader reader;

    ControlPlane(Instance<Redis> redis, FeedSettings settings, RulesetReader reader) {
        this.writer = new RulesetWriter(redis.get(), new FeedKeys(settings.keyPrefix()));
        this.reader = reader;
    }

    /// A fresh environment at sequence 1 with the given flags, a server key and a client key.
    record Installed(String id, ApiKeyText serverKey, ApiKeyText clientKey) {}

    Installed install(Flag... flags) {
        return install(List.of(), flags);
    }

    Installed install(List<Segment> segments, Flag... flags) {
        String id = "env" + ENVIRONMENTS.incrementAndGet();
        ApiKeyText server = ApiKeyText.create(KeyKind.SERVER, id, RANDOM);
        ApiKeyText client = ApiKeyText.create(KeyKind.CLIENT, id, RANDOM);
        writer.replace(new EnvironmentSnapshot(
                        id,
                        "shop",
                        "production",
                        1,
                        List.of(flags),
                        segments,
                        List.of(apiKey("server", server), apiKey("client", client))))
                .await()
                .atMost(WAIT);
        awaitSequence(id, 1);
        return new Installed(id, server, client);
    }

    void put(String id, long sequence, Flag flag) {
        append(id, sequence, EnvironmentChange.newBuilder().setFlagPut(flag));
    }

    void put(String id, long sequence, Segment segment) {
        append(id, sequence, EnvironmentChange.newBuilder().setSegmentPut(segment));
    }

    void revoke(String id, long sequence, String keyId) {
        append(id, sequence, EnvironmentChange.newBuilder().setKeyRemoved(keyId));
    }

    private void append(String id, long sequence, EnvironmentChange.Builder change) {
        var _ = writer.append(change.setEnvironmentId(id).setSequence(sequence).build())
                .await()
                .atMost(WAIT);
        awaitSequence(id, sequence);
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

    /// Says `hello` in German to Swiss subjects and in English to everybody else.
    static Flag greeting(long version) {
        return flag(
                "greeting",
                true,
                version,
                List.of(new Rule(
                        "swiss",
                        new Condition.Test("country", Operator.EQUALS, List.of(new Value.Text("CH")), false),
                        new Serve.OneVariant("german"))),
                new Serve.OneVariant("english"));
    }

    /// Splits everybody in halves for the experiment `greeting-test`.
    static Flag experiment() {
        Rollout halves =
                new Rollout("targetingKey", "salt", List.of(new Share("english", 50_000), new Share("german", 50_000)));
        return flag(
                "greeting-experiment",
                false,
                1,
                List.of(new Rule("all", new Condition.All(List.of()), new Serve.Experiment("greeting-test", halves))),
                new Serve.OneVariant("english"));
    }

    private static Flag flag(String key, boolean clientVisible, long version, List<Rule> rules, Serve byDefault) {
        return FlagMapping.toWire(new dev.guidon.engine.flag.Flag(
                key,
                FlagType.STRING,
                List.of(
                        new Variant("english", new Value.Text("hello")),
                        new Variant("german", new Value.Text("grüezi"))),
                clientVisible,
                new FlagConfiguration(version, true, "english", List.of(), List.of(), rules, byDefault)));
    }
}
