package dev.guidon.servers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// A keeper as its own process, with an owner that a test may end.
final class KeptServers implements AutoCloseable {

    private final Path state;
    private final Process owner;
    private final Process keeper;

    private KeptServers(Path state, Process owner, Process keeper) {
        this.state = state;
        this.owner = owner;
        this.keeper = keeper;
    }

    static KeptServers start(Path folder, String... arguments) throws IOException {
        Process owner = new ProcessBuilder("sleep", "600").start();
        Path state = folder.resolve("state");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dguidon.test.servers=embedded",
                "-cp",
                "target/classes:target/lib/*",
                KeepServers.class.getName(),
                "--state",
                state.toString(),
                "--owner",
                String.valueOf(owner.pid())));
        command.addAll(List.of(arguments));
        Process keeper = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keeper.log").toFile())
                .start();
        return new KeptServers(state, owner, keeper);
    }

    Process owner() {
        return owner;
    }

    Process keeper() {
        return keeper;
    }

    Path state() {
        return state;
    }

    /// What the keeper announces about a server, once it does.
    Properties announced(ServerKind kind) throws IOException {
        Path file = state.resolve(kind.key() + ".properties");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file));
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    /// The process of a server that answers.
    ProcessHandle server(ServerKind kind) throws IOException {
        return ProcessHandle.of(Long.parseLong(announced(kind).getProperty("pid")))
                .orElseThrow();
    }

    static void awaitEnd(ProcessHandle process) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        owner.destroyForcibly();
        keeper.destroy();
        awaitEnd(keeper.toHandle());
    }
}
