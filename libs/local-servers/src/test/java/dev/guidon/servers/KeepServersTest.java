package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepServersTest {

    private final Path folder;

    KeepServersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void allServersEndWithTheOwnerAndLeaveNoFiles() throws IOException {
        try (KeptServers kept = KeptServers.start(folder)) {
            List<ProcessHandle> servers = List.of(
                    kept.server(ServerKind.POSTGRES), kept.server(ServerKind.REDIS), kept.server(ServerKind.KAFKA));

            kept.owner().destroyForcibly();

            servers.forEach(KeptServers::awaitEnd);
            KeptServers.awaitEnd(kept.keeper().toHandle());
            assertThat(kept.state()).doesNotExist();
        }
    }

    @Test
    void noServerOutlivesAKeeperThatIsKilled() throws IOException {
        try (KeptServers kept = KeptServers.start(folder, "--servers", "postgres,redis")) {
            List<ProcessHandle> servers = List.of(kept.server(ServerKind.POSTGRES), kept.server(ServerKind.REDIS));

            kept.keeper().destroyForcibly();

            servers.forEach(KeptServers::awaitEnd);
        }
    }

    @Test
    void aServerThatHangsDoesNotOutliveItsKeeperEither() throws Exception {
        try (KeptServers kept = KeptServers.start(folder, "--servers", "redis")) {
            ProcessHandle redis = kept.server(ServerKind.REDIS);
            new ProcessBuilder("/bin/sh", "-c", "kill -s STOP " + redis.pid())
                    .start()
                    .waitFor();

            kept.keeper().destroyForcibly();

            KeptServers.awaitEnd(redis);
        }
    }

    @Test
    void aDeletedStateFolderEndsTheServers() throws IOException {
        try (KeptServers kept = KeptServers.start(folder, "--servers", "redis")) {
            ProcessHandle redis = kept.server(ServerKind.REDIS);

            Folders.delete(kept.state());

            KeptServers.awaitEnd(redis);
        }
    }

    @Test
    void aServerThatDiesEndsTheKeeper() throws IOException {
        try (KeptServers kept = KeptServers.start(folder, "--servers", "postgres,redis")) {
            ProcessHandle postgres = kept.server(ServerKind.POSTGRES);

            kept.server(ServerKind.REDIS).destroyForcibly();

            KeptServers.awaitEnd(postgres);
            KeptServers.awaitEnd(kept.keeper().toHandle());
        }
    }

    @Test
    void aServerWhosePortIsTakenIsReportedWithTheEndOfItsLog() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                KeptServers kept =
                        KeptServers.start(folder, "--servers", "redis", "--port", "redis=" + taken.getLocalPort())) {
            Path failure = kept.state().resolve("redis.failed");

            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(failure));

            assertThat(failure).content().contains("redis ended at once").contains("Address already in use");
        }
    }

    @Test
    void keptDataAreThereAfterARestart() throws IOException {
        try (KeptServers first = KeptServers.start(folder, "--servers", "redis", "--durable")) {
            ask(first, "SET flag on");
        }

        try (KeptServers second = KeptServers.start(folder, "--servers", "redis", "--durable")) {
            assertThat(ask(second, "GET flag")).isEqualTo("on");
        }
    }

    private static String ask(KeptServers kept, String command) throws IOException {
        int port = Integer.parseInt(kept.announced(ServerKind.REDIS).getProperty("port"));
        try (RedisConnection redis = RedisConnection.open(ServerAddress.onLoopback(port))) {
            return redis.ask(command);
        }
    }
}
