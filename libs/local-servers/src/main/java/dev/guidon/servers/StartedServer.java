package dev.guidon.servers;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// A server that answers, until it is closed or dies.
public sealed interface StartedServer extends AutoCloseable permits ChildServer, ContainerServer {

    ServerKind kind();

    ServerAddress address();

    Credentials credentials();

    /// The process on this machine; none where a container engine holds it.
    OptionalLong pid();

    /// Completes when the server ends by itself. One inside a container never reports this.
    CompletableFuture<Void> end();

    /// Stops the server and waits until it is gone.
    @Override
    void close();
}
