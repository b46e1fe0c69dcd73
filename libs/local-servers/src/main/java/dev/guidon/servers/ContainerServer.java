package dev.guidon.servers;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.testcontainers.containers.GenericContainer;

/// A server inside a container, which the engine's own reaper removes should this JVM be killed.
final class ContainerServer implements StartedServer {

    private final ServerKind kind;
    private final GenericContainer<?> container;
    private final Credentials credentials;
    private final int innerPort;

    ContainerServer(ServerKind kind, GenericContainer<?> container, Credentials credentials, int innerPort) {
        this.kind = kind;
        this.container = container;
        this.credentials = credentials;
        this.innerPort = innerPort;
    }

    @Override
    public ServerKind kind() {
        return kind;
    }

    @Override
    public ServerAddress address() {
        return new ServerAddress(container.getHost(), container.getMappedPort(innerPort));
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public CompletableFuture<Void> end() {
        return new CompletableFuture<>();
    }

    @Override
    public void close() {
        container.close();
    }
}
