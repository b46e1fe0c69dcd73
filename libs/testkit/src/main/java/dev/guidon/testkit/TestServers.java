package dev.guidon.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Real PostgreSQL, Redis and Kafka, started once per build and shared by all its test JVMs.
///
/// The first test that asks starts them; they end with the Maven run (or the IDE's test JVM). They are embedded or in
/// containers as `guidon.test.servers` says. Tests share servers, never what is in them: each takes a database, a
/// Redis database and prefix, or a topic prefix of its own. Nothing may stop or reconfigure a shared server: that is
/// what an [OwnServer] is for. Thread-safe.
public final class TestServers {

    private static final int NAME_LENGTH = 12;
    private static final long LOCK_PAUSE_MILLIS = 10;

    private final Repository repository;
    private final Owner owner;
    private final Keeper keeper;

    private TestServers(Repository repository, Owner owner) {
        this.repository = repository;
        this.owner = owner;
        this.keeper = new Keeper(repository, repository.states().resolve(owner.key()), owner);
    }

    public static TestServers ofThisBuild() {
        return new TestServers(Repository.aroundHere(), Owner.ofThisBuild());
    }

    /// Where a shared server is; the first call waits until it answers.
    public ServerEndpoint endpoint(TestServer server) {
        return keeper.await(server, this::keepOneKeeperAlive);
    }

    /// A new, empty database that nobody else knows. Closing drops it.
    public PostgresDatabase freshDatabase() {
        return PostgresDatabase.create(endpoint(TestServer.POSTGRES), "test_" + random());
    }

    /// A logical Redis database and a key prefix of its own. Closing empties it.
    public RedisDatabase freshRedis() {
        return RedisDatabase.take(endpoint(TestServer.REDIS), random() + ":");
    }

    /// A topic prefix of its own on the shared broker.
    public KafkaTopics freshTopics() {
        return new KafkaTopics(endpoint(TestServer.KAFKA).address(), random() + ".");
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, NAME_LENGTH);
    }

    private void keepOneKeeperAlive() {
        if (!isKept()) {
            alone(() -> {
                if (!isKept()) {
                    Leftovers.in(repository.states()).delete();
                    Process started = keeper.launch(List.of(), ForwardedSettings.ofThisProcess());
                    Files.writeString(keeperFile(), String.valueOf(started.pid()));
                }
            });
        }
    }

    private boolean isKept() {
        return keeperPid()
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }

    private Optional<Long> keeperPid() {
        try {
            return Files.exists(keeperFile())
                    ? Optional.of(Long.valueOf(Files.readString(keeperFile())))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path keeperFile() {
        return repository.states().resolve(owner.key() + ".keeper");
    }

    private interface Starting {
        void run() throws IOException;
    }

    /// Runs with the exclusive lock over all starters on this machine; another thread of this JVM counts as one too.
    private void alone(Starting starting) {
        try {
            Files.createDirectories(repository.states());
            try (FileChannel channel = FileChannel.open(
                            repository.states().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = lock(channel)) {
                starting.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOCK_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another starter", e);
        }
    }
}
