package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;

    PostgresServerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void answersOnlyThoseWhoKnowItsPassword() throws IOException {
        PostgresServer server = server(Durability.THROWN_AWAY);
        try (ChildServer _ = ChildServer.start(server, PATIENCE)) {
            PostgresServer stranger = new PostgresServer(
                    folder, server.address(), new Credentials("guidon", "guessed"), Durability.THROWN_AWAY);

            assertThat(server.answers()).isTrue();
            assertThat(stranger.answers()).isFalse();
        }
    }

    @Test
    void aHalfInitialisedFolderIsStartedAfresh() throws IOException {
        Files.createDirectories(folder.resolve("data.unfinished/base"));
        PostgresServer server = server(Durability.THROWN_AWAY);

        try (ChildServer child = ChildServer.start(server, PATIENCE)) {
            assertThat(child.pid()).isPresent();
        }
    }

    @Test
    void aLockWhoseNumberAnotherProgramHasDoesNotStopTheStart() throws IOException {
        PostgresServer server = server(Durability.KEPT);
        server.prepare();
        Path lock = folder.resolve("data/postmaster.pid");
        Files.writeString(lock, ProcessHandle.current().pid() + "\n" + folder + "\n");

        try (ChildServer child = ChildServer.start(server, PATIENCE)) {
            assertThat(child.pid()).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PostgresUser.class,
            names = {"ROOT_IN_NAMESPACE", "NOBODY"})
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void rootsServerIsNotRoot(PostgresUser user) throws IOException {
        Folders.openToAll(folder);
        PostgresServer server = server(Durability.KEPT);
        ChildServer.start(server, server.prepare(user), PATIENCE).close();

        try (ChildServer child = ChildServer.start(server, server.prepare(user), PATIENCE)) {
            assertThat(child.pid()).isPresent();
        }
    }

    @Test
    void thePasswordIsInNoMessage() {
        PostgresServer server = server(Durability.KEPT);

        assertThat(server.toString()).doesNotContain(server.credentials().password());
    }

    private PostgresServer server(Durability durability) {
        try {
            return new PostgresServer(
                    folder,
                    ServerAddress.onLoopback(Ports.free()),
                    new Credentials("guidon", Secrets.random()),
                    durability);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
