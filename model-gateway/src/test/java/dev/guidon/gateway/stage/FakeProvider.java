package dev.guidon.gateway.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A provider of models that does what a test says, by the name of the model that is asked.
public final class FakeProvider implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final Map<String, List<Seen>> seen = new ConcurrentHashMap<>();

    /// How a model answers.
    @FunctionalInterface
    public interface Reply {
        void answer(HttpExchange exchange) throws Exception;
    }

    /// A request as it arrived.
    public record Seen(String path, Headers headers, String text) {
        public JsonNode json() throws IOException {
            return JSON.readTree(text);
        }
    }

    public FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    public void when(String model, Reply reply) {
        replies.put(model, reply);
    }

    public List<Seen> seen(String model) {
        return seen.getOrDefault(model, List.of());
    }

    public Seen lastSeen(String model) {
        return seen(model).getLast();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String model = JSON.readTree(text).path("model").asText();
        seen.computeIfAbsent(model, _ -> new CopyOnWriteArrayList<>())
                .add(new Seen(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), text));
        reply(exchange, replies.getOrDefault(model, completion("from " + model)));
        exchange.close();
    }

    /// A reply that throws ends the connection: the server cuts what it was writing.
    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        try {
            reply.answer(exchange);
        } catch (IOException cut) {
            throw cut;
        } catch (Exception wrongInTest) {
            throw new IllegalStateException(wrongInTest);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /// A complete answer with usage: 7 tokens in, 3 out.
    public static Reply completion(String content) {
        return exchange -> json(exchange, 200, completionText(content));
    }

    public static String completionText(String content) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"upstream-says\","
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + content
                + "\",\"refusal\":null},\"finish_reason\":\"stop\",\"logprobs\":null}],"
                + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}}";
    }

    public static Reply error(int status, String body) {
        return exchange -> json(exchange, status, body);
    }

    public static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// Begins a stream of events; what follows is written piece by piece.
    public static OutputStream stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("content-type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    public static void event(OutputStream stream, String payload) throws IOException {
        stream.write(("data: " + payload + "\n\n").getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    public static String chunk(String content) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"upstream-says\","
                + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content
                + "\"},\"finish_reason\":null}]}";
    }

    public static String usageChunk(int prompt, int completion) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"upstream-says\","
                + "\"choices\":[],\"usage\":{\"prompt_tokens\":" + prompt + ",\"completion_tokens\":" + completion
                + ",\"total_tokens\":" + (prompt + completion) + "}}";
    }

    /// Writes until the other side is gone, and returns then.
    public static void writeUntilBroken(OutputStream stream) {
        try {
            while (true) {
                event(stream, chunk("more"));
            }
        } catch (IOException _) {
            // The other side is gone, as was waited for.
        }
    }
}
