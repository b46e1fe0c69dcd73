package dev.guidon.gateway.stage;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.ApiKey;
import dev.guidon.contracts.flags.v1.KeyKind;
import dev.guidon.engine.flag.Flag;
import dev.guidon.feed.EnvironmentSnapshot;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.FlagMapping;
import dev.guidon.feed.RulesetWriter;
import dev.guidon.gateway.route.Rulesets;
import dev.guidon.kit.identity.ApiKeyText;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Sets up environments in Redis, as the control plane would.
@ApplicationScoped
public class Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RulesetWriter writer;
    private final Rulesets rulesets;
    private final SecureRandom random = new SecureRandom();

    /// An environment and its keys.
    public record Scene(String environmentId, String serverKey, String clientKey) {}

    Stage(Redis redis, FeedSettings feed, Rulesets rulesets) {
        this.writer = new RulesetWriter(redis, new FeedKeys(feed.keyPrefix()));
        this.rulesets = rulesets;
    }

    /// A new environment, once the gateway has it.
    public Scene with(Flag... flags) {
        String id = UUID.randomUUID().toString().replace("-", "");
        ApiKeyText server = ApiKeyText.create(dev.guidon.kit.identity.KeyKind.SERVER, id, random);
        ApiKeyText client = ApiKeyText.create(dev.guidon.kit.identity.KeyKind.CLIENT, id, random);
        writer.replace(new EnvironmentSnapshot(
                        id,
                        "project",
                        "environment",
                        7,
                        Stream.of(flags).map(FlagMapping::toWire).toList(),
                        List.of(key(server, KeyKind.KEY_KIND_SERVER), key(client, KeyKind.KEY_KIND_CLIENT))))
                .await()
                .atMost(PATIENCE);
        await().atMost(PATIENCE).until(() -> rulesets.environment(id).isPresent());
        return new Scene(id, server.reveal(), client.reveal());
    }

    private static ApiKey key(ApiKeyText text, KeyKind kind) {
        return ApiKey.newBuilder()
                .setId(kind.name())
                .setHash(ByteString.copyFrom(text.hash()))
                .setKind(kind)
                .build();
    }
}
