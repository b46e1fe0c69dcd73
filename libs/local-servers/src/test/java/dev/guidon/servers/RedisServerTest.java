package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;

    RedisServerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anotherServerOnItsPortIsNotTakenForIt() throws IOException {
        ServerAddress address = ServerAddress.onLoopback(Ports.free());
        RedisServer other = new RedisServer(folder.resolve("other"), address, Durability.THROWN_AWAY);
        RedisServer server = new RedisServer(folder.resolve("own"), address, Durability.THROWN_AWAY);

        try (ChildServer _ = ChildServer.start(other, PATIENCE)) {
            assertThat(other.answers()).isTrue();
            assertThat(server.answers()).isFalse();
        }
    }

    @Test
    void nothingAnswersBeforeTheStartAndAfterTheEnd() throws IOException {
        RedisServer server = new RedisServer(folder, ServerAddress.onLoopback(Ports.free()), Durability.THROWN_AWAY);
        assertThat(server.answers()).isFalse();

        ChildServer.start(server, PATIENCE).close();

        assertThat(server.answers()).isFalse();
    }
}
