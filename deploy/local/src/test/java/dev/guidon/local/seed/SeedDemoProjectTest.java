package dev.guidon.local.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guidon.local.StackFolder;
import dev.guidon.local.StackProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedDemoProjectTest {

    /// Answers as flag-service documents it: 201 for something new, 409 for a key that is taken, 401 without the
    /// token.
    private final HttpServer flagService;

    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger keys = new AtomicInteger();
    private final StackFolder folder;

    SeedDemoProjectTest(@TempDir Path repository) throws IOException {
        this.folder = StackFolder.in(repository);
        Files.createDirectories(folder.path());
        this.flagService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flagService.createContext("/", this::answer);
        flagService.start();
    }

    @AfterEach
    void stop() {
        flagService.stop(0);
    }

    @Test
    void theKeysAreKeptForTheirOwnerOnly() throws Exception {
        DemoProject demo = seed("token").run();

        assertThat(demo).isEqualTo(new DemoProject("key-1", "key-2"));
        assertThat(Files.getPosixFilePermissions(folder.demoKeys()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void repeatingItChangesNothingAndFindsTheSameKeys() throws Exception {
        DemoProject first = seed("token").run();

        DemoProject second = seed("token").run();

        assertThat(second).isEqualTo(first);
        assertThat(keys).hasValue(2);
    }

    @Test
    void lostKeysAreReplaced() throws Exception {
        seed("token").run();
        Files.delete(folder.demoKeys());

        assertThat(seed("token").run()).isEqualTo(new DemoProject("key-3", "key-4"));
    }

    @Test
    void keysOfAProjectThatIsGoneAreReplaced() throws Exception {
        seed("token").run();
        taken.clear();

        assertThat(seed("token").run()).isEqualTo(new DemoProject("key-3", "key-4"));
    }

    @Test
    void aRefusalIsToldWithItsAnswer() {
        assertThatThrownBy(() -> seed("guessed").run())
                .isInstanceOf(StackProblem.class)
                .hasMessage("flag-service answers POST /projects with 401: {\"code\":\"unauthenticated\"}");
        assertThat(folder.demoKeys()).doesNotExist();
    }

    private SeedDemoProject seed(String token) {
        String url = "http://127.0.0.1:" + flagService.getAddress().getPort();
        return new SeedDemoProject(new FlagServiceApi(url, token), folder);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("authorization"))) {
            send(exchange, 401, "{\"code\":\"unauthenticated\"}");
        } else if (path.endsWith("/keys")) {
            send(exchange, 201, "{\"key\":\"key-" + keys.incrementAndGet() + "\"}");
        } else {
            send(exchange, taken.add(path) ? 201 : 409, "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
