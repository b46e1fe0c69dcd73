package dev.guidon.benchmarks.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Servers of the benchmark's own, real ones.
public final class LocalServers implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Program keeper;
    private final Path state;

    private LocalServers(Program keeper, Path state) {
        this.keeper = keeper;
        this.state = state;
    }

    /// @param folder for state and log
    /// @param names of `postgres`, `redis` and `kafka`
    public static LocalServers start(Path repository, Path folder, List<String> names)
            throws IOException, InterruptedException {
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
                        String.join(",", names)),
                Map.of(),
                folder.resolve("servers.log"));
        LocalServers servers = new LocalServers(keeper, state);
        keeper.await(() -> names.stream().allMatch(name -> Files.exists(servers.announced(name))), START);
        return servers;
    }

    public String redis() throws IOException {
        return "redis://" + address("redis");
    }

    public String kafka() throws IOException {
        return address("kafka");
    }

    /// What a service must be told to find its database.
    public Map<String, String> postgres() throws IOException {
        String place = "postgresql://" + address("postgres") + "/postgres";
        Properties properties = properties("postgres");
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "vertx-reactive:" + place,
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:" + place,
                "QUARKUS_DATASOURCE_USERNAME",
                properties.getProperty("username"),
                "QUARKUS_DATASOURCE_PASSWORD",
                properties.getProperty("password"));
    }

    private String address(String server) throws IOException {
        Properties properties = properties(server);
        return properties.getProperty("host") + ":" + properties.getProperty("port");
    }

    private Properties properties(String server) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(announced(server))) {
            properties.load(reader);
        }
        return properties;
    }

    private Path announced(String server) {
        return state.resolve(server + ".properties");
    }

    @Override
    public void close() {
        keeper.close();
    }
}
