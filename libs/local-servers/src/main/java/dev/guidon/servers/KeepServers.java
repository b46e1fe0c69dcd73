package dev.guidon.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Holds servers for another process, its owner, and ends with it.
///
/// Each server is announced by a [ReadyFile] as soon as it answers. Everything stops when the owner ends, on TERM and
/// INT, when a server dies or does not start, and when the state folder is gone, as after `mvn clean`. When this
/// process itself is killed, the [Leash] of each server stops it. What was thrown away leaves no files behind, except
/// logs of a failed start.
public final class KeepServers {

    private static final long LOOK_SECONDS = 2;
    private static final long STOP_SECONDS = 30;

    private final KeepArguments arguments;
    private final List<ServerSource> sources;
    private final ReadyFile ready;
    private final Queue<StartedServer> started = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> stop = new CompletableFuture<>();
    private final CountDownLatch finished = new CountDownLatch(1);

    private KeepServers(KeepArguments arguments, List<ServerSource> sources) {
        this.arguments = arguments;
        this.sources = sources;
        this.ready = new ReadyFile(arguments.state());
    }

    public static void main(String[] arguments) throws IOException {
        try {
            KeepArguments parsed = KeepArguments.parse(Arrays.asList(arguments));
            Options options = Options.ofThisProcess();
            Credentials postgres =
                    new Credentials("guidon", Secrets.keptIn(parsed.state().resolve("postgres.password")));
            EmbeddedServers embedded = new EmbeddedServers(postgres, parsed.durability(), parsed.ports());
            ContainerServers containers = new ContainerServers(postgres, options);
            List<ServerSource> sources =
                    ServerChoice.of(options).sources(embedded, containers, ContainerEngine.ofThisMachine());
            new KeepServers(parsed, sources).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    private void run() throws IOException {
        Files.createDirectories(arguments.state());
        ProcessHandle.of(arguments.owner()).ifPresentOrElse(this::endWith, () -> stop.complete("the owner is gone"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopBySignal, "stop by signal"));
        try {
            startAll();
            log("stops: " + awaitReasonToStop());
        } finally {
            stopAll();
            finished.countDown();
        }
    }

    private void endWith(ProcessHandle owner) {
        var unused = owner.onExit().thenAccept(_ -> stop.complete("the owner has ended"));
    }

    private void stopBySignal() {
        stop.complete("a signal");
        try {
            boolean whole = finished.await(STOP_SECONDS, TimeUnit.SECONDS);
            if (!whole) {
                log("leaves the rest to the leashes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAll() {
        try (ExecutorService oneThreadEach = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ServerKind kind : arguments.kinds()) {
                oneThreadEach.execute(() -> start(kind));
            }
        }
    }

    private void start(ServerKind kind) {
        try {
            startFromFirstSource(kind);
        } catch (ServerNotStarted | IOException | UncheckedIOException e) {
            log(kind.key() + " does not start: " + e.getMessage());
            announceFailure(kind, String.valueOf(e.getMessage()));
            stop.complete(kind.key() + " did not start");
        }
    }

    private void startFromFirstSource(ServerKind kind) throws IOException {
        for (ServerSource source : sources.subList(0, sources.size() - 1)) {
            try {
                started(source, source.start(kind, arguments.state().resolve(kind.key())));
                return;
            } catch (ServerNotStarted failure) {
                log(kind.key() + " not from " + source.key() + ": " + failure.getMessage());
            }
        }
        ServerSource last = sources.getLast();
        started(last, last.start(kind, arguments.state().resolve(kind.key())));
    }

    private void started(ServerSource source, StartedServer server) throws IOException {
        started.add(server);
        log(server.kind().key() + " (" + source.key() + ") answers on " + server.address());
        ready.announce(source.key(), server);
        var unused = server.end().thenAccept(_ -> stop.complete(server.kind().key() + " has ended"));
    }

    private void announceFailure(ServerKind kind, String message) {
        try {
            ready.announceFailure(kind, message);
        } catch (IOException e) {
            log("cannot write to " + arguments.state() + ": " + e.getMessage());
        }
    }

    private String awaitReasonToStop() throws IOException {
        while (Files.isDirectory(arguments.state())) {
            try {
                return stop.get(LOOK_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                continue;
            } catch (InterruptedException | ExecutionException e) {
                throw new IOException(e);
            }
        }
        return arguments.state() + " is gone";
    }

    private void stopAll() throws IOException {
        try (ExecutorService oneThreadEach = Executors.newVirtualThreadPerTaskExecutor()) {
            started.forEach(server -> oneThreadEach.execute(server::close));
        }
        for (ServerKind kind : arguments.kinds()) {
            Files.deleteIfExists(arguments.state().resolve(kind.key() + ".properties"));
        }
        if (arguments.durability() == Durability.THROWN_AWAY && !stop.getNow("").endsWith("did not start")) {
            Folders.delete(arguments.state());
        }
    }

    private static void log(String message) {
        System.out.println("keeper " + ProcessHandle.current().pid() + ": " + message);
    }
}
