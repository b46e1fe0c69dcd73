package dev.guidon.gateway.stage;

import dev.guidon.testkit.OwnServer;
import dev.guidon.testkit.TestServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A Redis and a Kafka that a test may kill. Test fields of type [Servers] get them.
public final class OwnServersResource implements QuarkusTestResourceLifecycleManager {
    private final Servers servers = new Servers(OwnServer.start(TestServer.REDIS), OwnServer.start(TestServer.KAFKA));

    /// What the application runs on.
    public record Servers(OwnServer redis, OwnServer kafka) {}

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.redis.hosts",
                "redis://" + servers.redis().endpoint().address(),
                "kafka.bootstrap.servers",
                servers.kafka().endpoint().address());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(servers, new TestInjector.MatchesType(Servers.class));
    }

    @Override
    public void stop() {
        servers.redis().close();
        servers.kafka().close();
    }
}
