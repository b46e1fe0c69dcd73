package dev.guidon.evaluation.adapter.changes;

import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.kit.failure.Failure;

/// A client that hears of changes. Called on any thread; for one client never on two at once.
public interface ChangeListener {

    /// Comes first.
    void ready(FlagdFlags flags);

    /// @return whether the client goes on listening
    boolean changed(ChangeNotice notice);

    /// Comes every 20 seconds, so that no proxy takes the connection for dead.
    ///
    /// @return whether the client goes on listening
    boolean keepAlive();

    /// What the client may see, it may see no more. Comes last.
    void refused(Failure failure);

    /// The time that streams may last is over. Comes last.
    void expired();

    /// The server stops. Comes last.
    void shutDown();
}
