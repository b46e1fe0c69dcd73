package dev.guidon.servers;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The places where Testcontainers would look for a Docker-compatible engine, and whether one answers there.
///
/// Testcontainers itself takes many seconds to find out that there is none; asking a socket for `/_ping` takes
/// milliseconds.
///
/// @param patience with the engine
/// @param registryPatience with a registry that the engine asks
record ContainerEngine(List<SocketAddress> places, Duration patience, Duration registryPatience) {

    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(10);
    private static final int DEFAULT_TCP_PORT = 2375;

    ContainerEngine {
        places = List.copyOf(places);
    }

    static ContainerEngine ofThisMachine() {
        return new ContainerEngine(
                places(System.getenv(), Path.of(System.getProperty("user.home"))), PATIENCE, REGISTRY_PATIENCE);
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

    /// Within the patience of each place, whatever the sockets do: one may accept and say nothing.
    boolean answers() {
        return place().isPresent();
    }

    /// Whether the engine has all these images or can get them from their registry, without getting them. An engine
    /// that reaches no registry says so at once, where Testcontainers would try for minutes.
    boolean canRun(Collection<String> images) {
        return place().filter(place -> images.stream().allMatch(image -> canRun(place, image)))
                .isPresent();
    }

    private boolean canRun(SocketAddress place, String image) {
        return new EngineRequest(place, "/images/" + image + "/json").succeeds(patience)
                || new EngineRequest(place, "/distribution/" + image + "/json").succeeds(registryPatience);
    }

    private Optional<SocketAddress> place() {
        return places.stream()
                .filter(place -> new EngineRequest(place, "/_ping").succeeds(patience))
                .findFirst();
    }
}
