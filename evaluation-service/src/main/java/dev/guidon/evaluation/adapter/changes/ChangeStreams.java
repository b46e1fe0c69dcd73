package dev.guidon.evaluation.adapter.changes;

import dev.guidon.evaluation.decide.FlagdAccess;
import dev.guidon.evaluation.decide.FlagdAudience;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.evaluation.decide.FlagdSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The clients that hear of changes. They are told after the swap, so a client that asks at once gets the new answer;
/// changes that come close together are told together.
@ApplicationScoped
public class ChangeStreams {
    public static final int MAX_STREAMS = 20_000;
    /// flagd's Java client forgets messages beyond five that it has not worked off.
    private static final long TOGETHER_MILLIS = 50;
    /// As flagd has it: proxies drop streams that say nothing for long.
    private static final long KEEP_ALIVE_MILLIS = 20_000;

    private final Vertx vertx;
    private final Duration deadline;
    private final Map<FlagdAudience, ChangeGroup> groups = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    ChangeStreams(FlagdAccess access, Vertx vertx, FlagdSettings settings) {
        this.vertx = vertx;
        this.deadline = settings.streamDeadline();
        access.listen(this::changed);
        vertx.setPeriodic(KEEP_ALIVE_MILLIS, _ -> apart(this::keepAlive));
    }

    /// Lets a client in.
    ///
    /// @param flags as the client may see them
    /// @return false when there are too many of them
    public boolean open(FlagdFlags flags, ChangeListener listener) {
        if (open.incrementAndGet() > MAX_STREAMS) {
            open.decrementAndGet();
            return false;
        }
        var _ = groups.compute(flags.audience(), (_, known) -> {
            ChangeGroup group = known == null ? new ChangeGroup(flags) : known;
            if (!group.add(listener, flags)) {
                var _ = group.remove(listener);
                open.decrementAndGet();
            }
            return group.isEmpty() ? null : group;
        });
        if (deadline.isPositive()) {
            vertx.setTimer(deadline.toMillis(), _ -> {
                listener.expired();
                close(flags, listener);
            });
        }
        return true;
    }

    public void close(FlagdFlags flags, ChangeListener listener) {
        forget(flags.audience(), List.of(listener));
    }

    private void forget(FlagdAudience audience, Collection<ChangeListener> gone) {
        if (!gone.isEmpty()) {
            groups.computeIfPresent(audience, (_, group) -> {
                gone.stream().filter(group::remove).forEach(_ -> open.decrementAndGet());
                return group.isEmpty() ? null : group;
            });
        }
    }

    private void changed(String scope) {
        groups.forEach((audience, group) -> {
            if (audience.scope().equals(scope) && group.becomesDue()) {
                vertx.setTimer(TOGETHER_MILLIS, _ -> apart(() -> forget(audience, group.tell())));
            }
        });
    }

    private void keepAlive() {
        groups.forEach((audience, group) -> {
            forget(audience, group.tell());
            forget(audience, group.keepAlive());
        });
    }

    /// Writing whole documents takes its time, which is not the event loop's.
    private static void apart(Runnable work) {
        Thread.ofVirtual().name("flag-changes").start(work);
    }

    /// Clients then know that the end is on purpose and reconnect without an alarm.
    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent stopping) {
        groups.values().forEach(ChangeGroup::shutDown);
    }
}
