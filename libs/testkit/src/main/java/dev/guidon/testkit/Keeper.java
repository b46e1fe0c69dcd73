package dev.guidon.testkit;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// Starts the program that holds servers for tests, and reads what it announces.
///
/// The program gets a state folder, writes `<server>.properties` there when a server answers and `<server>.failed`
/// when one does not, and ends together with its owner.
record Keeper(Repository repository, Path state, Owner owner) {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_MILLIS = 20;
    private static final File NOTHING = new File("/dev/null");

    /// @param arguments added to the ones every keeper gets
    Process launch(List<String> arguments, List<String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx96m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(settings);
        command.addAll(List.of("-cp", repository.keeperClassPath(), "dev.guidon.servers.KeepServers"));
        command.addAll(List.of("--state", state.toString(), "--owner", String.valueOf(owner.pid())));
        command.addAll(arguments);
        try {
            Files.createDirectories(state);
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putIfAbsent("TESTCONTAINERS_CHECKS_DISABLE", "true");
            return builder.directory(repository.root().toFile())
                    .redirectInput(NOTHING)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the servers for tests", e);
        }
    }

    Path log() {
        return state.resolveSibling(state.getFileName() + ".log");
    }

    /// Waits for one server while `keepAlive` sees to it that a keeper is at work.
    ServerEndpoint await(TestServer server, Runnable keepAlive) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ServerEndpoint> endpoint = announced(server);
            if (endpoint.isPresent()) {
                return endpoint.get();
            }
            failure(server).ifPresent(message -> {
                throw new IllegalStateException(server.key() + " for tests does not start: " + message);
            });
            keepAlive.run();
            pause();
        }
        throw new IllegalStateException(server.key() + " for tests does not answer: see " + log());
    }

    /// Empty while the server is not ready, and again when its keeper is gone.
    Optional<ServerEndpoint> announced(TestServer server) {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(state.resolve(server.key() + ".properties"))) {
            properties.load(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(ServerEndpoint.from(properties))
                .filter(endpoint -> ProcessHandle.of(endpoint.keeper()).isPresent());
    }

    private Optional<String> failure(TestServer server) {
        try {
            return Optional.of(Files.readString(state.resolve(server.key() + ".failed")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for servers", e);
        }
    }
}
