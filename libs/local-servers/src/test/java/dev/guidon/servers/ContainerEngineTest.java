package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class ContainerEngineTest {

    private static final Duration LONG = Duration.ofSeconds(8);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Path folder;

    ContainerEngineTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anEngineThatAnswersThePingIsFound() throws IOException {
        try (ServerSocketChannel socket = listen("engine.sock")) {
            Thread.startVirtualThread(() -> answerOnce(socket, "HTTP/1.1 200 OK\r\n\r\nOK"));

            assertThat(engine(LONG, "engine.sock").answers()).isTrue();
        }
    }

    @Test
    void anEngineThatRefusesIsNotFound() throws IOException {
        try (ServerSocketChannel socket = listen("engine.sock")) {
            Thread.startVirtualThread(() -> answerOnce(socket, "HTTP/1.1 403 Forbidden\r\n\r\n"));

            assertThat(engine(SHORT, "engine.sock").answers()).isFalse();
        }
    }

    @Test
    void aSocketThatSaysNothingIsNotWaitedFor() throws IOException {
        try (ServerSocketChannel silent = listen("silent.sock")) {
            assertThat(silent.isOpen()).isTrue();

            assertThat(engine(SHORT, "silent.sock").answers()).isFalse();
        }
    }

    @Test
    void aDeadSocketHidesNoLivingOne() throws IOException {
        listen("dead.sock").close();
        try (ServerSocketChannel socket = listen("engine.sock")) {
            Thread.startVirtualThread(() -> answerOnce(socket, "HTTP/1.1 200 OK\r\n\r\nOK"));

            assertThat(engine(LONG, "dead.sock", "engine.sock").answers()).isTrue();
        }
    }

    @Test
    void anEngineThatHasAnImageOrCanGetItCanRunIt() throws IOException {
        try (ServerSocketChannel socket = listen("engine.sock")) {
            Thread.startVirtualThread(() -> answerAll(
                    socket, Set.of("/_ping", "/images/redis:7/json", "/distribution/apache/kafka:4.1.1/json")));
            ContainerEngine engine = engine(LONG, "engine.sock");

            assertThat(engine.canRun(List.of("redis:7", "apache/kafka:4.1.1"))).isTrue();
            assertThat(engine.canRun(List.of("redis:7", "postgres:18"))).isFalse();
        }
    }

    @Test
    void withoutAnySocketThereIsNoEngine() {
        assertThat(new ContainerEngine(List.of(), LONG, LONG).answers()).isFalse();
    }

    @Test
    void aNamedHostIsTheOnlyPlace() throws IOException {
        Path usual = Files.createDirectories(folder.resolve(".docker/run")).resolve("docker.sock");
        Files.createFile(usual);

        assertThat(ContainerEngine.places(Map.of("DOCKER_HOST", "unix:///run/other.sock"), folder))
                .containsExactly(UnixDomainSocketAddress.of("/run/other.sock"));
        assertThat(ContainerEngine.places(Map.of(), folder)).contains(UnixDomainSocketAddress.of(usual));
    }

    private ContainerEngine engine(Duration patience, String... sockets) {
        List<SocketAddress> places = Stream.of(sockets)
                .<SocketAddress>map(name -> UnixDomainSocketAddress.of(folder.resolve(name)))
                .toList();
        return new ContainerEngine(places, patience, patience);
    }

    private ServerSocketChannel listen(String name) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(folder.resolve(name)));
    }

    private static void answerAll(ServerSocketChannel socket, Set<String> known) {
        while (socket.isOpen()) {
            try (SocketChannel client = socket.accept()) {
                ByteBuffer request = ByteBuffer.allocate(256);
                client.read(request);
                String path = new String(request.array(), StandardCharsets.US_ASCII).split(" ")[1];
                String answer = known.contains(path) ? "HTTP/1.1 200 OK\r\n\r\n" : "HTTP/1.1 404 Not Found\r\n\r\n";
                client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void answerOnce(ServerSocketChannel socket, String answer) {
        try (SocketChannel client = socket.accept()) {
            client.read(ByteBuffer.allocate(256));
            client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
