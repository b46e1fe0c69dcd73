package dev.guidon.feed;

import dev.guidon.contracts.flags.v1.EnvironmentChange;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Follows all environments in Redis and holds each of them in memory. Loads an environment at some sequence, follows
/// its changes from there, and loads it anew when one is missing. With Redis gone it keeps what it has; it never goes
/// back to an earlier sequence and never forgets an environment because Redis did. If it is given a folder, it starts
/// from what it kept there, and follows Redis from that sequence as soon as Redis is there.
///
/// Reading is safe on any thread and never waits. One virtual thread does the following.
public final class RulesetReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RulesetReader.class);

    private final RedisFeed feed;
    private final ChangeNotices notices;
    private final FollowOptions options;
    private final InstantSource clock;
    private final BlockCache blocks = new BlockCache();
    private final EnvironmentDecoder decoder;
    private final ConcurrentMap<String, Environment> environments = new ConcurrentHashMap<>();
    private final List<Consumer<EnvironmentSwap>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Instant lastContact;
    private volatile boolean reachable;
    private volatile boolean loaded;
    private volatile boolean stale;
    private volatile @Nullable SnapshotKeeper keeper;
    private volatile @Nullable Thread follower;

    /// Without snapshots.
    ///
    /// @param pollInterval how often all sequences are compared, in case a notice was lost; a second is good
    public RulesetReader(Redis redis, FeedKeys keys, Duration pollInterval, InstantSource clock) {
        this(redis, keys, FollowOptions.polling(pollInterval), clock);
    }

    public RulesetReader(Redis redis, FeedKeys keys, FollowOptions options, InstantSource clock) {
        this.feed = new RedisFeed(redis, keys);
        this.notices = new ChangeNotices(redis, keys);
        this.options = options;
        this.clock = clock;
        this.decoder = new EnvironmentDecoder(new UnitListLoader(feed, blocks), clock);
    }

    /// Starts to follow. Returns at once; [#loaded()] tells when there is something to answer from.
    public void start() {
        follower = Thread.ofVirtual().name("ruleset-reader").start(this::follow);
    }

    public Optional<Environment> environment(String id) {
        return Optional.ofNullable(environments.get(id));
    }

    public Collection<Environment> environments() {
        return List.copyOf(environments.values());
    }

    /// When all environments were last known to be up to date; empty before the first load.
    public Optional<Instant> lastContact() {
        return Optional.ofNullable(lastContact);
    }

    /// Whether everything was loaded from Redis once, or Redis did not answer and there was something on disk.
    public boolean loaded() {
        return loaded;
    }

    /// Whether changes may have been missed for longer than is allowed. Right after a start from disk, until Redis is
    /// reached for the first time.
    public boolean stale() {
        return stale;
    }

    /// Whether the last attempt to read Redis succeeded.
    public boolean reachable() {
        return reachable;
    }

    /// Tells `listener` of each swap, after it. Listeners run on the reader's thread, so they are quick.
    public void listen(Consumer<EnvironmentSwap> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        Thread running = follower;
        if (running != null) {
            running.interrupt();
        }
        notices.close();
        SnapshotKeeper keeping = keeper;
        if (keeping != null) {
            keeping.close();
        }
    }

    private void follow() {
        options.snapshots().ifPresent(this::restore);
        Instant nextPoll = clock.instant();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean due = !clock.instant().isBefore(nextPoll);
                if (due) {
                    pollSafely();
                    nextPoll = clock.instant().plus(options.pollInterval());
                }
                String changed = notices.next(options.pollInterval());
                if (changed != null) {
                    refreshSafely(changed);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is damaged or cannot be read there is as if it were not there: Redis has all of it.
    private void restore(FollowOptions.Snapshots snapshots) {
        try {
            SnapshotFolder folder = new SnapshotFolder(snapshots.folder());
            EnvironmentDecoder fromDisk = new EnvironmentDecoder(new UnitListLoader(folder, blocks), clock);
            folder.load().forEach(snapshot -> put(Optional.empty(), fromDisk.decode(snapshot, Optional.empty())));
            stale = !environments.isEmpty();
            LOG.infof("started from disk, environments=%d folder=%s", environments.size(), snapshots.folder());
            keep(folder, snapshots.interval());
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "no snapshots are kept, folder=%s", snapshots.folder());
        }
    }

    private void keep(SnapshotFolder folder, Duration interval) {
        if (!folder.isWritable()) {
            LOG.warn("no snapshots are kept, because another process keeps its own in the same folder");
            folder.close();
            return;
        }
        SnapshotKeeper started = new SnapshotKeeper(folder, this::environment, interval);
        listen(swap -> started.changed(swap.after().id()));
        keeper = started;
    }

    private void pollSafely() {
        try {
            var _ = notices.ensureSubscribed();
            List<String> ids = feed.environmentIds();
            Map<String, Long> sequences = feed.sequences(ids);
            sequences.forEach((id, sequence) -> {
                Environment known = environments.get(id);
                if (known == null || known.sequence() < sequence || known.awaitsBlocks()) {
                    refresh(id);
                }
            });
            lastContact = clock.instant();
            stale = false;
            loaded = true;
            reached(true);
        } catch (RuntimeException failed) {
            // The loop must survive whatever Redis or its client does: what is in memory goes on being served.
            lost(failed);
        }
    }

    private void refreshSafely(String id) {
        try {
            refresh(id);
        } catch (RuntimeException failed) {
            // As above; the next poll repeats what was missed here.
            lost(failed);
        }
    }

    private void refresh(String id) {
        Environment known = environments.get(id);
        Environment next = known == null ? load(id, Optional.empty()) : catchUp(known);
        if (next != null && (known == null || isNewer(next, known))) {
            put(Optional.ofNullable(known), next);
        }
    }

    private void put(Optional<Environment> known, Environment next) {
        environments.put(next.id(), next);
        EnvironmentSwap swap = new EnvironmentSwap(known, next);
        listeners.forEach(listener -> listener.accept(swap));
    }

    /// Later, or of the same sequence with everything that the other one still waited for.
    private static boolean isNewer(Environment next, Environment known) {
        return next.sequence() > known.sequence()
                || (next.sequence() == known.sequence() && known.awaitsBlocks() && !next.awaitsBlocks());
    }

    private @Nullable Environment load(String id, Optional<Environment> known) {
        return feed.snapshot(id)
                .map(snapshot -> decoder.decode(snapshot, known))
                .orElse(null);
    }

    /// Applies the changes that follow on what is known; loads the environment anew when the next one is missing.
    private @Nullable Environment catchUp(Environment known) {
        Environment current = known;
        List<EnvironmentChange> changes;
        do {
            changes = feed.changesFrom(known.id(), current.sequence() + 1);
            for (EnvironmentChange change : changes) {
                if (change.getSequence() != current.sequence() + 1) {
                    return load(known.id(), Optional.of(known));
                }
                current = decoder.apply(current, change);
            }
        } while (!changes.isEmpty());
        boolean replaced = current.sequence() == known.sequence();
        return replaced ? load(known.id(), Optional.of(known)) : current;
    }

    private void reached(boolean now) {
        if (now && !reachable) {
            LOG.infof("following Redis, environments=%d", environments.size());
        }
        reachable = now;
    }

    private void lost(RuntimeException failed) {
        if (reachable || lastContact == null) {
            LOG.warnf(
                    "Redis does not answer, serving what is in memory, environments=%d problem=%s",
                    environments.size(), failed);
        }
        reachable = false;
        loaded = loaded || !environments.isEmpty();
        Instant contact = lastContact;
        stale = contact == null || contact.plus(options.staleAfter()).isBefore(clock.instant());
    }
}
