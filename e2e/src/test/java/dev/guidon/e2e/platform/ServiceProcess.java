package dev.guidon.e2e.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.jspecify.annotations.Nullable;

/// A program of the platform as a process of the operating system. It keeps its port and its log over restarts.
public final class ServiceProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final long END_SECONDS = 20;
    private static final int TAIL_LINES = 60;
    private static final int OK = 200;

    private final Program program;
    private final Path log;
    private final HttpClient http;
    private @Nullable Process process;

    /// @param readiness answers 200 when the program is ready
    record Program(String name, List<String> command, Map<String, String> environment, URI readiness) {}

    ServiceProcess(Program program, Path logs, HttpClient http) {
        this.program = program;
        this.log = logs.resolve(program.name() + ".log");
        this.http = http;
    }

    void launch() {
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(program.environment());
        try {
            Files.createDirectories(log.getParent());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + program.name(), e);
        }
    }

    void awaitReady() {
        try {
            Awaitility.await(program.name() + " is ready")
                    .atMost(PATIENCE)
                    .failFast(program.name() + " has ended", () -> !isAlive())
                    .until(this::isReady);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new IllegalStateException(program.name() + " does not get ready:\n" + tail(), e);
        }
    }

    /// Ends it with -9 and returns when it is gone.
    public void kill() {
        end(Process::destroyForcibly);
    }

    /// Asks it to end and returns when it is gone.
    public void stop() {
        end(running -> {
            running.destroy();
            return running;
        });
    }

    private void end(UnaryOperator<Process> signal) {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            if (!signal.apply(running).waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(program.name() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Starts it again and returns when it is ready.
    public void restart() {
        launch();
        awaitReady();
    }

    String name() {
        return program.name();
    }

    /// The end of its log.
    String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    private boolean isAlive() {
        return process != null && process.isAlive();
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest probe =
                HttpRequest.newBuilder(program.readiness()).timeout(PROBE).build();
        try {
            return http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
