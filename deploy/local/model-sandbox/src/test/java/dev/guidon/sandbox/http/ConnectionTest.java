package dev.guidon.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.guidon.sandbox.encoder.EncodedText;
import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.encoder.UnitVector;
import dev.guidon.sandbox.intent.Intent;
import dev.guidon.sandbox.intent.NearestDescription;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What happens on a connection, seen from a bare socket.
@Timeout(20)
class ConnectionTest {
    private static final TextEncoder ENCODER = _ -> new EncodedText(UnitVector.along(new float[] {1}), 1);
    private static final String HELLO = "{\"model\": \"intent-baseline\", \"stream\": %s, "
            + "\"messages\": [{\"role\": \"user\", \"content\": \"hello\"}]}";

    private final SandboxServer server;

    ConnectionTest() throws IOException {
        server = start(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneConnectionCarriesAnswersStreamsAndRefusals() throws IOException {
        try (Socket socket = connect();
                BufferedReader replies = replies(socket)) {
            post(socket, HELLO.formatted("true"));
            assertThat(nextStatus(replies)).endsWith("200 OK");
            post(socket, "not JSON");
            assertThat(nextStatus(replies)).endsWith("400 Bad Request");
            post(socket, HELLO.formatted("false"));
            assertThat(nextStatus(replies)).endsWith("200 OK");
        }
    }

    @Test
    void aCallerWhoHangsUpDisturbsNobody() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (Socket socket = connect()) {
                post(socket, HELLO.formatted("true"));
                socket.setSoLinger(true, 0);
            }
        }

        try (SandboxClient client = new SandboxClient(server.port())) {
            assertThat(client.post("/v1/chat/completions", HELLO.formatted("true"))
                            .body())
                    .endsWith("data: [DONE]\n\n");
        }
    }

    @Test
    void aPortThatIsTakenIsReported() {
        assertThatIOException().isThrownBy(() -> start(server.port()));
    }

    private static SandboxServer start(int port) throws IOException {
        NearestDescription model = NearestDescription.of(List.of(new Intent("greeting", "says hello")), ENCODER);
        return SandboxServer.start(
                new InetSocketAddress("127.0.0.1", port), Routes.serving(List.of(model), ENCODER, Disturbance.NONE));
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", server.port());
    }

    private static BufferedReader replies(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void post(Socket socket, String body) throws IOException {
        String request = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    /// Skips what is left of the reply before. The body of a document ends without a line break, so the next status
    /// line may follow on the same line.
    private static String nextStatus(BufferedReader replies) throws IOException {
        String line = replies.readLine();
        while (line != null && !line.contains("HTTP/1.1 ")) {
            line = replies.readLine();
        }
        return line == null ? "connection closed" : line;
    }
}
