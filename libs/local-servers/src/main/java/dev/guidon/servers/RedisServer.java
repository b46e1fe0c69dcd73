package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A Redis server of the binary inside `com.github.codemonstur:embedded-redis`.
public record RedisServer(Path folder, ServerAddress address, Durability durability) implements Server {

    /// Enough for every test class of a build to get a logical database of its own.
    public static final int DATABASES = 1_024;

    @Override
    public ServerKind kind() {
        return ServerKind.REDIS;
    }

    @Override
    public Credentials credentials() {
        return Credentials.NONE;
    }

    @Override
    public Launch prepare() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(configuration(), settings());
        return new Launch(List.of(binary().toString(), configuration().toString()), Map.of());
    }

    /// The server names its configuration file, which no other server shares.
    @Override
    public boolean answers() {
        try (RedisConnection redis = RedisConnection.open(address)) {
            return redis.ask("PING").equals("PONG")
                    && redis.ask("INFO", "server").contains("config_file:" + configuration());
        } catch (IOException e) {
            return false;
        }
    }

    private Path configuration() {
        return folder.resolve("redis.conf").toAbsolutePath();
    }

    private String settings() {
        boolean kept = durability == Durability.KEPT;
        return """
                bind %s
                port %d
                dir "%s"
                databases %d
                appendonly %s
                save ""
                daemonize no
                """.formatted(
                        address.host(),
                        address.port(),
                        folder.resolve("data").toAbsolutePath(),
                        DATABASES,
                        kept ? "yes" : "no");
    }

    private static Path binary() throws IOException {
        Platform platform = Platform.current();
        String key = "redis-" + BinaryCache.versionOf(ServerKind.REDIS) + "-" + platform.key();
        Path entry = BinaryCache.ofThisMachine().entry(key, folder -> {
            Path binary = folder.resolve("redis-server");
            try (var content = BinaryCache.resource(platform.redisBinary())) {
                Files.copy(content, binary);
            }
            Folders.openToAll(binary);
        });
        return entry.resolve("redis-server");
    }
}
