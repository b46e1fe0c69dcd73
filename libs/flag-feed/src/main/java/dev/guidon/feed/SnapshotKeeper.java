package dev.guidon.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Writes environments that changed to disk, on a thread of its own and not more often than asked, so that a burst of
/// changes is one write. What could not be written is tried again.
final class SnapshotKeeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final SnapshotFolder folder;
    private final Function<String, Optional<Environment>> environments;
    private final Duration interval;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore work = new Semaphore(0);
    private final Thread writer;
    private volatile boolean closing;

    /// @param environments what a reader knows at the moment, by id
    SnapshotKeeper(SnapshotFolder folder, Function<String, Optional<Environment>> environments, Duration interval) {
        this.folder = folder;
        this.environments = environments;
        this.interval = interval;
        this.writer = Thread.ofPlatform().name("ruleset-snapshots").daemon().start(this::run);
    }

    void changed(String environmentId) {
        if (changed.add(environmentId)) {
            work.release();
        }
    }

    private void run() {
        try {
            while (!closing) {
                work.acquire();
                work.drainPermits();
                saveChanged();
                // Ends early when the reader closes.
                Thread.sleep(closing ? Duration.ZERO : interval);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void saveChanged() {
        for (String id : Set.copyOf(changed)) {
            changed.remove(id);
            environments.apply(id).ifPresent(this::save);
        }
    }

    private void save(Environment environment) {
        try {
            folder.save(environment);
        } catch (IOException failed) {
            LOG.warnf("snapshot not written, environment=%s problem=%s", environment.id(), failed);
            changed(environment.id());
        }
    }

    /// Writes what has changed and not been written.
    @Override
    public void close() {
        closing = true;
        writer.interrupt();
        try {
            if (writer.join(FAREWELL)) {
                saveChanged();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        folder.close();
    }
}
