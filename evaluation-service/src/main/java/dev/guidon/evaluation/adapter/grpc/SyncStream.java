package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Struct;
import dev.guidon.contracts.flagd.sync.v1.SyncFlagsResponse;
import dev.guidon.evaluation.adapter.changes.ChangeListener;
import dev.guidon.evaluation.adapter.changes.ChangeNotice;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.grpc.stub.ServerCallStreamObserver;
import org.jspecify.annotations.Nullable;

/// One `SyncFlags`. A client that reads slowly misses documents in between, and gets the last one when it has room: no
/// more than one waits for it. Safe on any thread.
final class SyncStream implements ChangeListener {
    private final ServerCallStreamObserver<SyncFlagsResponse> observer;
    private final Struct syncContext;
    private @Nullable String waiting;
    private boolean ended;

    /// @param document the first to be sent
    SyncStream(ServerCallStreamObserver<SyncFlagsResponse> observer, Struct syncContext, String document) {
        this.observer = observer;
        this.syncContext = syncContext;
        this.waiting = document;
    }

    /// The first document goes out at once, whether there is room for it or not.
    @Override
    public synchronized void ready(FlagdFlags flags) {
        sendWaiting();
    }

    @Override
    public synchronized boolean changed(ChangeNotice notice) {
        if (isOver()) {
            return false;
        }
        try {
            waiting = notice.document();
        } catch (FailureException refused) {
            refused(refused.failure());
            return false;
        }
        drain();
        return true;
    }

    /// The protocol has no message for it; clients look after the connection themselves.
    @Override
    public synchronized boolean keepAlive() {
        return !isOver();
    }

    synchronized void drain() {
        if (!isOver() && observer.isReady()) {
            sendWaiting();
        }
    }

    private void sendWaiting() {
        if (waiting != null && !isOver()) {
            String document = waiting;
            waiting = null;
            observer.onNext(SyncFlagsResponse.newBuilder()
                    .setFlagConfiguration(document)
                    .setSyncContext(syncContext)
                    .build());
        }
    }

    private boolean isOver() {
        return ended || observer.isCancelled();
    }

    @Override
    public synchronized void refused(Failure failure) {
        if (!isOver()) {
            ended = true;
            observer.onError(GrpcFailures.exceptionOf(failure));
        }
    }

    @Override
    public synchronized void expired() {
        if (!isOver()) {
            ended = true;
            observer.onError(EventStream.timeIsOver());
        }
    }

    @Override
    public synchronized void shutDown() {
        if (!isOver()) {
            ended = true;
            observer.onCompleted();
        }
    }
}
