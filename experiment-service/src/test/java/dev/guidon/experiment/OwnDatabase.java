package dev.guidon.experiment;

import dev.guidon.testkit.OwnServer;
import dev.guidon.testkit.RedisDatabase;
import dev.guidon.testkit.ServerEndpoint;
import dev.guidon.testkit.TestServer;
import dev.guidon.testkit.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL that a test may kill, a Redis, and nobody where Kafka should be.
public final class OwnDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable OwnServer postgres;
    private @Nullable RedisDatabase redis;

    @Override
    public Map<String, String> start() {
        OwnServer started = OwnServer.start(TestServer.POSTGRES);
        RedisDatabase taken = TestServers.ofThisBuild().freshRedis();
        postgres = started;
        redis = taken;
        ServerEndpoint endpoint = started.endpoint();
        String place = "postgresql://" + endpoint.address() + "/postgres";
        return Map.of(
                "quarkus.datasource.reactive.url", "vertx-reactive:" + place,
                "quarkus.datasource.jdbc.url", "jdbc:" + place,
                "quarkus.datasource.username", endpoint.username(),
                "quarkus.datasource.password", endpoint.password(),
                "quarkus.redis.hosts", taken.url(),
                "guidon.key-prefix", taken.keyPrefix(),
                "kafka.bootstrap.servers", "127.0.0.1:1");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(Objects.requireNonNull(postgres), new TestInjector.MatchesType(OwnServer.class));
    }

    @Override
    public void stop() {
        Objects.requireNonNull(postgres).close();
        Objects.requireNonNull(redis).close();
    }
}
