package dev.guidon.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The places where Testcontainers would look for a Docker-compatible engine, and whether one answers there.
///
/// Testcontainers itself takes many seconds to find out that there is none; asking each socket for `/_ping` takes
// milliseconds.
record ContainerEngine(List<SocketAddress> places, Duration patience) {

    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final int DEFAULT_TCP_PORT = 2375;
    private static final byte[] PING =
            "GET /_ping HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    ContainerEngine {
        places = List.copyOf(places);
    }

    static ContainerEngine ofThisMachine() {
        return new ContainerEngine(places(System.getenv(), Path.of(System.getProperty("user.home"))), PATIENCE);
    }

    static List<SocketAddress> places(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("DOCKER_HOST", "");
        if (!named.isEmpty()) {
            return List.of(address(URI.create(named)));
        }
        Stream<Path> usual = Stream.of(
                Path.of("/var/run/docker.sock"),
                Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/nowhere"), "docker.sock"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock"));
        return usual.filter(Files::exists)
                .<SocketAddress>map(UnixDomainSocketAddress::of)
                .toList();
    }

    private static SocketAddress address(URI host) {
        if ("unix".equals(host.getScheme())) {
            return UnixDomainSocketAddress.of(host.getPath());
        }
        return new InetSocketAddress(host.getHost(), host.getPort() < 0 ? DEFAULT_TCP_PORT : host.getPort());
    }

    /// Within the patience, whatever the sockets do: one may accept and say nothing.
    boolean answers() {
        Executor oneThreadEach = Thread::startVirtualThread;
        CompletableFuture<Boolean> found = new CompletableFuture<>();
        for (SocketAddress place : places) {
            oneThreadEach.execute(() -> {
                if (answersAt(place)) {
                    found.complete(true);
                }
            });
        }
        return !places.isEmpty()
                && found.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
    }

    private static boolean answersAt(SocketAddress place) {
        try (SocketChannel channel = SocketChannel.open(place)) {
            channel.write(ByteBuffer.wrap(PING));
            ByteBuffer answer = ByteBuffer.allocate(64);
            channel.read(answer);
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).contains(" 200 ");
        } catch (IOException e) {
            return false;
        }
    }
}
