package dev.guidon.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.guidon.sandbox.http.Reply.Document;
import dev.guidon.sandbox.http.Reply.EventStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Puts a reply on the wire.
final class ReplyWriter {
    /// To the exchange, zero means a body of unknown length, sent in chunks, and minus one means no body.
    private static final int CHUNKED = 0;

    private static final int NO_BODY = -1;

    private final ObjectMapper json = new ObjectMapper();

    void write(HttpExchange exchange, Reply reply) throws IOException {
        switch (reply) {
            case Document document -> writeDocument(exchange, document);
            case EventStream stream -> writeEvents(exchange, stream);
        }
    }

    private void writeDocument(HttpExchange exchange, Document document) throws IOException {
        byte[] body = bytes(document.body());
        Headers headers = exchange.getResponseHeaders();
        document.headers().forEach(headers::set);
        headers.set("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(document.status(), NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(document.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private void writeEvents(HttpExchange exchange, EventStream stream) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/event-stream");
        headers.set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, CHUNKED);
        OutputStream body = exchange.getResponseBody();
        for (JsonNode event : stream.events()) {
            writeEvent(body, bytes(event));
        }
        writeEvent(body, "[DONE]".getBytes(StandardCharsets.UTF_8));
    }

    private static void writeEvent(OutputStream body, byte[] event) throws IOException {
        body.write("data: ".getBytes(StandardCharsets.UTF_8));
        body.write(event);
        body.write("\n\n".getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private byte[] bytes(JsonNode document) throws JsonProcessingException {
        return json.writeValueAsBytes(document);
    }
}
