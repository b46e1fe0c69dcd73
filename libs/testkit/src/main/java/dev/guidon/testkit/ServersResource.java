package dev.guidon.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Real servers for a Quarkus test, isolated from every other test.
///
/// ```java
/// @QuarkusTest
/// @WithTestResource(
///     value = ServersResource.class,
///     initArgs = @ResourceArg(name = "servers", value = "postgres,redis"))
/// ```
///
/// Without `servers` it is all three. The application gets a fresh database, a logical Redis database with a key
/// prefix, and a topic prefix, by the standard Quarkus properties and by `guidon.key-prefix` and
/// `guidon.topic-prefix`. Test classes with equal resources share one application and what it was given; `scope =
/// TestResourceScope.RESTRICTED_TO_CLASS` gives a class its own.
public final class ServersResource implements QuarkusTestResourceLifecycleManager {

    private final TestServers servers;
    private final Set<TestServer> wanted = EnumSet.allOf(TestServer.class);
    private final List<AutoCloseable> taken = new ArrayList<>();

    public ServersResource() {
        this.servers = TestServers.ofThisBuild();
    }

    @Override
    public void init(Map<String, String> arguments) {
        String list = arguments.getOrDefault("servers", "");
        if (!list.isEmpty()) {
            wanted.clear();
            for (String name : list.split(",")) {
                wanted.add(TestServer.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            }
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>();
        for (TestServer server : wanted) {
            configuration.putAll(
                    switch (server) {
                        case POSTGRES -> postgres();
                        case REDIS -> redis();
                        case KAFKA -> kafka();
                    });
        }
        return Map.copyOf(configuration);
    }

    @Override
    public void stop() {
        for (AutoCloseable resource : taken) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot give back " + resource, e);
            }
        }
        taken.clear();
    }

    private Map<String, String> postgres() {
        PostgresDatabase database = servers.freshDatabase();
        taken.add(database);
        return Map.of(
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password());
    }

    private Map<String, String> redis() {
        RedisDatabase database = servers.freshRedis();
        taken.add(database);
        return Map.of("quarkus.redis.hosts", database.url(), "guidon.key-prefix", database.keyPrefix());
    }

    private Map<String, String> kafka() {
        KafkaTopics topics = servers.freshTopics();
        return Map.of("kafka.bootstrap.servers", topics.bootstrapServers(), "guidon.topic-prefix", topics.prefix());
    }
}
