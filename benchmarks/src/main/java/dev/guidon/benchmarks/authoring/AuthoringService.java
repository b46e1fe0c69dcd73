package dev.guidon.benchmarks.authoring;

import dev.guidon.benchmarks.local.LocalServers;
import dev.guidon.benchmarks.local.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// flag-service as it is packaged, and what is asked of it by its administrator.
final class AuthoringService implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String TOKEN = "benchmark-administrator-token";
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration DEADLINE = Duration.ofSeconds(120);

    private final Program program;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    private AuthoringService(Program program, int port) {
        this.program = program;
        this.address = "http://" + HOST + ":" + port;
    }

    /// @param folder for its log
    static AuthoringService start(Path repository, Path folder, LocalServers servers)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            port = socket.getLocalPort();
        }
        Path jar = repository.resolve("flag-service/target/quarkus-app/quarkus-run.jar");
        Program program = Program.start(
                List.of("-Xms512m", "-Xmx512m", "-jar", jar.toString()),
                settings(servers, port),
                folder.resolve("flag-service.log"));
        AuthoringService service = new AuthoringService(program, port);
        program.await(service::isReady, START);
        return service;
    }

    private static Map<String, String> settings(LocalServers servers, int port) throws IOException {
        Map<String, String> settings = new HashMap<>(servers.postgres());
        settings.put("QUARKUS_REDIS_HOSTS", servers.redis());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", servers.kafka());
        settings.put("QUARKUS_HTTP_HOST", HOST);
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        settings.put("GUIDON_ADMIN_TOKEN", TOKEN);
        return settings;
    }

    private boolean isReady() {
        try {
            return send(request("/q/health/ready").GET()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// @param path below `/api/v1`
    String get(String path) throws IOException, InterruptedException {
        return good(send(request("/api/v1" + path).GET()));
    }

    String send(String method, String path, String document) throws IOException, InterruptedException {
        return good(send(request("/api/v1" + path)
                .header("content-type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(document))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(DEADLINE)
                .header("authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String good(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        client.close();
        program.close();
    }
}
