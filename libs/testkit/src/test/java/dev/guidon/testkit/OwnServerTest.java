package dev.guidon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OwnServerTest {

    private static final int SOON_MILLIS = 300;

    @Test
    void aKilledServerIsGoneUntilItIsStartedAgainOnTheSamePort() throws IOException {
        try (OwnServer redis = OwnServer.start(TestServer.REDIS)) {
            ServerEndpoint before = redis.endpoint();
            assertThat(ask(before, "SET flag on")).isEqualTo("+OK");

            redis.kill();
            assertThatThrownBy(() -> ask(before, "PING")).isInstanceOf(ConnectException.class);
            redis.restart();

            assertThat(redis.endpoint().address()).isEqualTo(before.address());
            assertThat(redis.endpoint().pid()).isNotEqualTo(before.pid());
            assertThat(ask(before, "STRLEN flag")).isEqualTo(":2");
        }
    }

    @Test
    void committedRowsSurviveAKilledPostgres() throws SQLException {
        try (OwnServer postgres = OwnServer.start(TestServer.POSTGRES)) {
            PostgresDatabase database = new PostgresDatabase(postgres.endpoint(), "postgres");
            try (var connection = database.connect()) {
                connection.createStatement().execute("CREATE TABLE flag AS SELECT 'checkout' AS key");
            }

            postgres.kill();
            postgres.restart();

            try (var connection = new PostgresDatabase(postgres.endpoint(), "postgres").connect()) {
                var rows = connection.createStatement().executeQuery("SELECT key FROM flag");
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @Test
    void aPausedServerKeepsConnectionsAndSaysNothing() throws IOException {
        try (OwnServer redis = OwnServer.start(TestServer.REDIS)) {
            redis.pause();
            assertThatThrownBy(() -> ask(redis.endpoint(), "PING")).isInstanceOf(SocketTimeoutException.class);

            redis.resume();

            assertThat(ask(redis.endpoint(), "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void aClosedServerLeavesNothingBehind() {
        OwnServer redis = OwnServer.start(TestServer.REDIS);
        long pid = redis.endpoint().pid().orElseThrow();

        redis.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(ProcessHandle.of(redis.endpoint().keeper())).isEmpty();
    }

    private static String ask(ServerEndpoint redis, String command) throws IOException {
        try (Socket socket = new Socket(redis.host(), redis.port())) {
            socket.setSoTimeout(SOON_MILLIS);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            for (int next = in.read(); next != '\r'; next = in.read()) {
                answer.append((char) next);
            }
            return answer.toString();
        }
    }
}
