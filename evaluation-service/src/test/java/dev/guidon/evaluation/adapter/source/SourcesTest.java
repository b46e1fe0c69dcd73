package dev.guidon.evaluation.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.guidon.engine.flagd.FractionalGeneration;
import dev.guidon.evaluation.standalone.DocumentSource;
import dev.guidon.evaluation.standalone.FlagStore;
import dev.guidon.evaluation.standalone.FollowSources;
import dev.guidon.evaluation.standalone.SourceOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents out of files and over HTTP, as they come and go.
final class SourcesTest {
    private final FlagStore store =
            new FlagStore(List.of("source"), InstantSource.system(), FractionalGeneration.SECOND);
    private final FollowSources following = new FollowSources(store);

    @AfterEach
    void stop() {
        following.close();
    }

    private static String document(String value) {
        return "{\"flags\": {\"f\": {\"state\": \"ENABLED\", \"variants\": {\"v\": \"" + value
                + "\"}, \"defaultVariant\": \"v\"}}}";
    }

    private void follow(DocumentSource source) {
        following.start(0, "source", source);
    }

    private void awaitValue(String value) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> store.open(Optional.empty(), Optional.empty())
                .document()
                .contains("\"" + value + "\""));
    }

    /// Kubernetes mounts config maps as links into a folder that is itself a link, and swaps that one.
    @Test
    void linksThatAreSwappedAboveTheFileAreFollowed(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("v1"));
        Files.createDirectories(folder.resolve("v2"));
        Files.writeString(folder.resolve("v1/flags.json"), document("one"));
        Files.writeString(folder.resolve("v2/flags.json"), document("two"));
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("v1"));
        Path file = Files.createSymbolicLink(folder.resolve("flags.json"), Path.of("..data/flags.json"));
        follow(new FileSource(file));
        awaitValue("one");

        Files.createSymbolicLink(folder.resolve("..fresh"), Path.of("v2"));
        Files.move(folder.resolve("..fresh"), folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

        awaitValue("two");
    }

    @Test
    void aFileThatComesLateGoesAndIsBrokenInBetweenCostsNothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("flags.yaml");
        follow(new FileSource(file));
        assertThat(store.loaded()).isFalse();

        Files.writeString(file, "flags:\n  f: {state: ENABLED, variants: {v: late}, defaultVariant: v}\n");
        awaitValue("late");
        Files.writeString(file, "flags: [unclosed");
        Awaitility.await().until(() -> following.refused() > 0);
        Files.delete(file);
        awaitValue("late");
        Files.writeString(file, "flags:\n  f: {state: ENABLED, variants: {v: back}, defaultVariant: v}\n");

        awaitValue("back");
    }

    @Test
    void aServerIsAskedWithTheTagOfItsLastAnswerAndAgainAfterItFailed() throws IOException {
        Queue<String> tags = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/flags", exchange -> {
            String tag = exchange.getRequestHeaders().getFirst("If-None-Match");
            tags.add(tag == null ? "none" : tag);
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer x");
            if (tags.size() == 1) {
                exchange.sendResponseHeaders(500, -1);
            } else if ("\"1\"".equals(tag)) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                byte[] body = document("remote").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("ETag", "\"1\"");
                exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String uri = "http://127.0.0.1:" + server.getAddress().getPort() + "/flags";
            follow(new HttpSource(
                    SourceOptions.ofJson("[{\"uri\": \"" + uri
                                    + "\", \"provider\": \"http\", \"interval\": 1, \"authHeader\": \"Bearer x\"}]")
                            .getFirst(),
                    client));

            awaitValue("remote");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> tags.contains("\"1\""));
            following.close();
        } finally {
            server.stop(0);
        }
    }
}
