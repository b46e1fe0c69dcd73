package dev.guidon.e2e.platform;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// evaluation-service as a flagd without a platform: the packaged service, with flagd's own options, and nothing else.
public final class StandaloneFlagd implements AutoCloseable {
    private final int port;
    private final int managementPort;
    private final int syncPort;
    private final int ofrepPort;
    private final ServiceProcess process;

    /// @param name of its log
    /// @param options of `flagd start` beside the ports
    public StandaloneFlagd(String name, RandomGenerator random, List<String> options) {
        this(name, random, options, Map.of());
    }

    /// @param environment of the process
    public StandaloneFlagd(String name, RandomGenerator random, List<String> options, Map<String, String> environment) {
        Ports free = new Ports(random);
        this.port = free.next();
        this.managementPort = free.next();
        this.syncPort = free.next();
        this.ofrepPort = free.next();
        Path repository = Repository.root();
        Path jar = repository.resolve("evaluation-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("not packaged: there is no " + jar);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "flagd",
                "start",
                "--port=" + port,
                "--management-port=" + managementPort,
                "--sync-port=" + syncPort,
                "--ofrep-port=" + ofrepPort));
        command.addAll(options);
        URI readiness = URI.create("http://127.0.0.1:" + managementPort + "/readyz");
        this.process = new ServiceProcess(
                new ServiceProcess.Program(name, command, environment, readiness),
                repository.resolve("e2e/target/logs/flagd"),
                HttpClient.newHttpClient());
    }

    /// Returns when it is ready.
    public void start() {
        process.restart();
    }

    /// Returns at once.
    public void launch() {
        process.launch();
    }

    public void awaitReady() {
        process.awaitReady();
    }

    public void kill() {
        process.kill();
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    public int syncPort() {
        return syncPort;
    }

    public int ofrepPort() {
        return ofrepPort;
    }

    @Override
    public void close() {
        process.kill();
    }
}
