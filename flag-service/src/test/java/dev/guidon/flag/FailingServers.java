package dev.guidon.flag;

import dev.guidon.testkit.OwnServer;
import dev.guidon.testkit.ServerEndpoint;
import dev.guidon.testkit.TestServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL and a Redis that a test may kill, and a Kafka that never answers.
public final class FailingServers implements QuarkusTestResourceLifecycleManager {
    private @Nullable OwnServers servers;

    /// What the test gets to kill.
    record OwnServers(OwnServer postgres, OwnServer redis) {}

    @Override
    public Map<String, String> start() {
        OwnServers own = new OwnServers(OwnServer.start(TestServer.POSTGRES), OwnServer.start(TestServer.REDIS));
        servers = own;
        ServerEndpoint postgres = own.postgres().endpoint();
        return Map.of(
                "quarkus.datasource.reactive.url",
                "vertx-reactive:postgresql://" + postgres.address() + "/postgres",
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://" + postgres.address() + "/postgres",
                "quarkus.datasource.username",
                postgres.username(),
                "quarkus.datasource.password",
                postgres.password(),
                "quarkus.redis.hosts",
                "redis://" + own.redis().endpoint().address(),
                "kafka.bootstrap.servers",
                "127.0.0.1:1");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(servers, new TestInjector.MatchesType(OwnServers.class));
    }

    @Override
    public void stop() {
        if (servers != null) {
            servers.postgres().close();
            servers.redis().close();
        }
    }
}
