package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A server as a child process of this JVM, on a [Leash].
public final class ChildServer implements StartedServer {

    private static final long STOP_SECONDS = 15;
    private static final long PAUSE_MILLIS = 20;

    private final Server server;
    private final Process process;

    private ChildServer(Server server, Process process) {
        this.server = server;
        this.process = process;
    }

    /// Returns when the server answers; otherwise it is stopped again and the failure quotes its log.
    static ChildServer start(Server server, Duration patience) throws IOException {
        return start(server, server.prepare(), patience);
    }

    static ChildServer start(Server server, Launch launch, Duration patience) throws IOException {
        Path log = server.folder().resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Leash.around(launch, server.kind().stopSignal()))
                .directory(server.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        ChildServer child = new ChildServer(server, builder.start());
        try {
            child.awaitAnswer(patience, log);
            return child;
        } catch (ServerNotStarted | InterruptedException e) {
            child.close();
            throw e instanceof ServerNotStarted failure ? failure : new ServerNotStarted("interrupted", e);
        }
    }

    private void awaitAnswer(Duration patience, Path log) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!server.answers() || !process.isAlive()) {
            if (!process.isAlive()) {
                throw new ServerNotStarted(server.kind().key() + " ended at once\n" + LogTail.of(log));
            }
            if (System.nanoTime() > deadline) {
                throw new ServerNotStarted(server.kind().key() + " does not answer on " + server.address() + " after "
                        + patience.toSeconds() + " s\n" + LogTail.of(log));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public ServerKind kind() {
        return server.kind();
    }

    @Override
    public ServerAddress address() {
        return server.address();
    }

    @Override
    public Credentials credentials() {
        return server.credentials();
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public CompletableFuture<Void> end() {
        return process.onExit().thenAccept(_ -> {});
    }

    /// Lets go of the leash, which stops the server in its own way.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
