package dev.guidon.evaluation.adapter.changes;

import dev.guidon.engine.evaluate.FlagChange;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.kit.failure.FailureException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// The clients of one audience.
final class ChangeGroup {
    private final Set<ChangeListener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    private FlagdFlags known;

    ChangeGroup(FlagdFlags known) {
        this.known = known;
    }

    /// Whether nobody has promised yet to call [#tell].
    boolean becomesDue() {
        return due.compareAndSet(false, true);
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /// @return whether it was among them
    boolean remove(ChangeListener listener) {
        return listeners.remove(listener);
    }

    /// Says that the server is ready, then what has changed since the client was let in.
    ///
    /// @return whether the client is one of them now
    synchronized boolean add(ChangeListener listener, FlagdFlags flags) {
        listener.ready(flags);
        listeners.add(listener);
        try {
            FlagdFlags now = flags.now();
            List<FlagChange> missed = now.changesSince(flags);
            return missed.isEmpty() || listener.changed(new ChangeNotice(now, missed));
        } catch (FailureException refused) {
            listeners.remove(listener);
            listener.refused(refused.failure());
            return false;
        }
    }

    /// @return who is to be forgotten
    synchronized List<ChangeListener> tell() {
        due.set(false);
        FlagdFlags now;
        try {
            now = known.now();
        } catch (FailureException refused) {
            List<ChangeListener> all = List.copyOf(listeners);
            all.forEach(listener -> listener.refused(refused.failure()));
            return all;
        }
        List<FlagChange> changes = now.changesSince(known);
        known = now;
        ChangeNotice notice = new ChangeNotice(now, changes);
        return changes.isEmpty() ? List.of() : gone(listener -> listener.changed(notice));
    }

    synchronized List<ChangeListener> keepAlive() {
        return gone(ChangeListener::keepAlive);
    }

    synchronized void shutDown() {
        listeners.forEach(ChangeListener::shutDown);
    }

    private List<ChangeListener> gone(Predicate<ChangeListener> goesOn) {
        return listeners.stream().filter(goesOn.negate()).toList();
    }
}
