package dev.guidon.flag;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A server that somebody else runs, on this machine. Answers as the test wants it to.
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answers answers = exchange -> exchange.sendResponseHeaders(204, -1);

    /// @param headers names in lower case
    record Received(Map<String, String> headers, String body) {
        String id() {
            return header("webhook-id");
        }

        /// Empty when there is none.
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        JsonPath json() {
            return JsonPath.from(body);
        }
    }

    @FunctionalInterface
    interface Answers {
        void answer(HttpExchange exchange) throws IOException;
    }

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver open() {
        try {
            Receiver receiver = new Receiver(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100));
            receiver.server.createContext("/", receiver::handle);
            receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            receiver.server.start();
            return receiver;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(headers, new String(body, StandardCharsets.UTF_8)));
            answers.answer(exchange);
        }
    }

    void answer(Answers next) {
        answers = next;
    }

    void answerStatus(int status) {
        answers = exchange -> exchange.sendResponseHeaders(status, -1);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook?from=guidon";
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<Received> ofType(String type) {
        return received.stream()
                .filter(request -> type.equals(request.headers().get("guidon-event")))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
