package dev.guidon.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server of one test alone, to be killed, paused and started again: on the same port, with the same data.
///
/// It is always an embedded one and writes to disk like the local stack's. Not thread-safe.
public final class OwnServer implements AutoCloseable {

    private static final long STOP_SECONDS = 30;

    private final TestServer kind;
    private final Keeper keeper;
    private ServerEndpoint endpoint;
    private Process process;

    private OwnServer(TestServer kind, Keeper keeper) {
        this.kind = kind;
        this.keeper = keeper;
        this.process = launch(List.of());
        this.endpoint = awaitAnswer();
    }

    public static OwnServer start(TestServer kind) {
        Repository repository = Repository.aroundHere();
        Owner owner = Owner.ofThisProcess();
        String name = owner.key() + "-own-" + kind.key() + "-" + UUID.randomUUID();
        return new OwnServer(kind, new Keeper(repository, repository.states().resolve(name), owner));
    }

    public ServerEndpoint endpoint() {
        return endpoint;
    }

    /// Ends the server with -9 and returns when it is gone.
    public void kill() {
        handle().destroyForcibly();
        awaitEnd();
    }

    /// Starts a killed server again and returns when it answers.
    public void restart() {
        process = launch(List.of("--port", kind.key() + "=" + endpoint.port()));
        endpoint = awaitAnswer();
    }

    /// The server keeps its connections and answers nothing, like a machine that hangs.
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        try {
            Leftovers.delete(keeper.state());
            Leftovers.delete(keeper.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("--durable", "--servers", kind.key()));
        arguments.addAll(more);
        List<String> settings = new ArrayList<>(ForwardedSettings.ofThisProcess());
        settings.add("-Dguidon.test.servers=embedded");
        return keeper.launch(arguments, settings);
    }

    private ServerEndpoint awaitAnswer() {
        return keeper.await(kind, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(kind.key() + " does not start: see " + keeper.log());
            }
        });
    }

    /// The keeper ends by itself when its only server is gone.
    private void awaitEnd() {
        try {
            process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly();
            throw new IllegalStateException(kind.key() + " does not end: see " + keeper.log(), e);
        }
    }

    private ProcessHandle handle() {
        return ProcessHandle.of(endpoint.pid().orElseThrow()).orElseThrow();
    }

    private void signal(String name) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s " + name + " \"$@\"", "signal"));
        Stream.concat(Stream.of(handle()), handle().descendants())
                .map(one -> String.valueOf(one.pid()))
                .forEach(command::add);
        try {
            if (new ProcessBuilder(command).start().waitFor() != 0) {
                throw new IllegalStateException(kind.key() + " takes no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
