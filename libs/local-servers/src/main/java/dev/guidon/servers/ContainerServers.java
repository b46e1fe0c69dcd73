package dev.guidon.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// Servers in containers, through Testcontainers. Their data go with them.
///
/// Any image that behaves like the official one will do, by `guidon.test.<server>.image`: from a mirror, or Valkey
/// for Redis.
record ContainerServers(Credentials postgres, Options options) implements ServerSource {

    private static final int REDIS_PORT = 6379;

    @Override
    public String key() {
        return "containers";
    }

    @Override
    public StartedServer start(ServerKind kind, Path folder) {
        GenericContainer<?> container =
                switch (kind) {
                    case POSTGRES -> postgresContainer();
                    case REDIS -> redisContainer();
                    case KAFKA -> kafkaContainer();
                };
        try {
            container.start();
        } catch (ContainerLaunchException | ContainerFetchException | IllegalStateException e) {
            container.close();
            throw new ServerNotStarted("no container of " + container.getDockerImageName() + ": " + e.getMessage(), e);
        }
        return new ContainerServer(
                kind, container, credentials(kind), container.getExposedPorts().getFirst());
    }

    private Credentials credentials(ServerKind kind) {
        return kind == ServerKind.POSTGRES ? postgres : Credentials.NONE;
    }

    List<String> images() {
        return Stream.of(ServerKind.values())
                .map(kind -> image(kind).asCanonicalNameString())
                .toList();
    }

    private GenericContainer<?> postgresContainer() {
        return new PostgreSQLContainer(image(ServerKind.POSTGRES).asCompatibleSubstituteFor("postgres"))
                .withDatabaseName("postgres")
                .withUsername(postgres.username())
                .withPassword(postgres.password())
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    }

    private GenericContainer<?> redisContainer() {
        return new GenericContainer<>(image(ServerKind.REDIS))
                .withExposedPorts(REDIS_PORT)
                .withCommand("--save", "", "--databases", String.valueOf(RedisServer.DATABASES));
    }

    private GenericContainer<?> kafkaContainer() {
        return new KafkaContainer(image(ServerKind.KAFKA).asCompatibleSubstituteFor("apache/kafka"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    }

    private DockerImageName image(ServerKind kind) {
        String official =
                switch (kind) {
                    case POSTGRES -> "postgres:18";
                    case REDIS -> "redis:7";
                    case KAFKA -> "apache/kafka:4.1.1";
                };
        return DockerImageName.parse(options.get("guidon.test." + kind.key() + ".image", official));
    }
}
