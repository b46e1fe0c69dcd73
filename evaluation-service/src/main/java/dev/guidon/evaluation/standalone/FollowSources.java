package dev.guidon.evaluation.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Keeps the store up to date with its sources, each on a virtual thread of its own. What a source gives that is no
/// document of flags is refused, and said; the last good one stays. A source that fails is asked again, soon.
public final class FollowSources implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FollowSources.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final FlagStore store;
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder refused = new LongAdder();

    public FollowSources(FlagStore store) {
        this.store = store;
    }

    /// Returns at once.
    public void start(int place, String name, DocumentSource source) {
        threads.add(Thread.ofVirtual().name("flag-source-" + place).start(() -> follow(place, name, source)));
    }

    /// Documents that were refused.
    public long refused() {
        return refused.sum();
    }

    private void follow(int place, String name, DocumentSource source) {
        Duration pause = FIRST_PAUSE;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean answered = follow(source, place, name);
                pause = answered ? FIRST_PAUSE : longer(pause);
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /// @return whether the source gave anything before it failed
    private boolean follow(DocumentSource source, int place, String name) throws InterruptedException {
        long[] given = {0};
        try {
            source.follow(document -> {
                given[0]++;
                put(place, name, document);
            });
        } catch (IOException | RuntimeException failed) {
            // The loop must survive whatever a source comes up with: what was read goes on being served.
            LOG.warnf("source does not answer, source=%s problem=%s", name, failed.toString());
        }
        return given[0] > 0;
    }

    private void put(int place, String name, Supplier<String> document) {
        try {
            store.put(place, document.get());
            LOG.infof("document taken over, source=%s flags=%d", name, store.flagCount());
        } catch (IllegalArgumentException broken) {
            refused.increment();
            LOG.warnf("document refused, the last one stays, source=%s problem=%s", name, broken.getMessage());
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
