package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Servers from Maven artifacts, as child processes of this JVM.
///
/// @param ports where a server must listen; one that is not named takes any free port
public record EmbeddedServers(Credentials postgres, Durability durability, Map<ServerKind, Integer> ports)
        implements ServerSource {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int TRIES = 3;

    public EmbeddedServers {
        ports = Map.copyOf(ports);
    }

    @Override
    public String key() {
        return "embedded";
    }

    /// Another program may take a port between its choice and its use: then the next try chooses another.
    @Override
    public StartedServer start(ServerKind kind, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int failures = 1; ; failures++) {
            Server server = server(kind, folder);
            try {
                return ChildServer.start(server, PATIENCE);
            } catch (ServerNotStarted failure) {
                boolean portWasFree = Ports.isFree(server.address().port());
                if (portWasFree || ports.containsKey(kind) || failures == TRIES) {
                    throw failure;
                }
            }
        }
    }

    private Server server(ServerKind kind, Path folder) throws IOException {
        ServerAddress address = ServerAddress.onLoopback(ports.containsKey(kind) ? ports.get(kind) : Ports.free());
        return switch (kind) {
            case POSTGRES -> new PostgresServer(folder, address, postgres, durability);
            case REDIS -> new RedisServer(folder, address, durability);
            case KAFKA -> new KafkaServer(folder, address, Ports.free(), durability);
        };
    }
}
