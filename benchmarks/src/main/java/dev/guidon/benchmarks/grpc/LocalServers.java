package dev.guidon.benchmarks.grpc;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// A Redis and a Kafka of the benchmark's own. Kafka carries nothing here; with it away, evaluation-service would spend
/// time on looking for it.
final class LocalServers implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Program keeper;
    private final Path state;

    private LocalServers(Program keeper, Path state) {
        this.keeper = keeper;
        this.state = state;
    }

    /// @param folder for state and log
    static LocalServers start(Path repository, Path folder) throws IOException, InterruptedException {
        Path classes = repository.resolve("libs/local-servers/target");
        Path state = folder.resolve("servers");
        Program keeper = Program.start(
                List.of(
                        "-Xmx96m",
                        "-cp",
                        classes.resolve("classes") + ":" + classes.resolve("lib") + "/*",
                        "dev.guidon.servers.KeepServers",
                        "--state",
                        state.toString(),
                        "--owner",
                        String.valueOf(ProcessHandle.current().pid()),
                        "--servers",
                        "redis,kafka"),
                Map.of(),
                folder.resolve("servers.log"));
        LocalServers servers = new LocalServers(keeper, state);
        keeper.await(() -> Files.exists(servers.announced("redis")) && Files.exists(servers.announced("kafka")), START);
        return servers;
    }

    String redis() throws IOException {
        return "redis://" + address("redis");
    }

    String kafka() throws IOException {
        return address("kafka");
    }

    private String address(String server) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(announced(server))) {
            properties.load(reader);
        }
        return properties.getProperty("host") + ":" + properties.getProperty("port");
    }

    private Path announced(String server) {
        return state.resolve(server + ".properties");
    }

    @Override
    public void close() {
        keeper.close();
    }
}
