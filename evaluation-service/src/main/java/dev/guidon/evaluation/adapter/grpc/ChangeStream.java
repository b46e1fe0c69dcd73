package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Struct;
import dev.guidon.evaluation.decide.Caller;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.function.BiFunction;

/// One client that hears of changes. Safe on any thread.
///
/// @param <A> the protocol's message
final class ChangeStream<A> {
    /// Messages that a client may leave unread in a row before it is cut off; it comes back and starts anew.
    private static final int MAX_UNREAD = 3;

    private final Caller caller;
    private final ServerCallStreamObserver<A> observer;
    private final BiFunction<String, Struct, A> message;
    private int unread;
    private boolean ended;

    ChangeStream(Caller caller, ServerCallStreamObserver<A> observer, BiFunction<String, Struct, A> message) {
        this.caller = caller;
        this.observer = observer;
        this.message = message;
    }

    Caller caller() {
        return caller;
    }

    /// @return whether the stream goes on
    synchronized boolean send(String type, Struct data) {
        if (ended || observer.isCancelled()) {
            return false;
        }
        unread = observer.isReady() ? 0 : unread + 1;
        if (unread > MAX_UNREAD) {
            ended = true;
            observer.onError(Status.RESOURCE_EXHAUSTED
                    .withDescription("the stream is not read; open it again")
                    .asRuntimeException());
            return false;
        }
        observer.onNext(message.apply(type, data));
        return true;
    }

    /// The key that opened the stream opens nothing any more.
    synchronized void refuse() {
        if (!ended && !observer.isCancelled()) {
            ended = true;
            observer.onError(Status.UNAUTHENTICATED
                    .withDescription("the API key has expired or was revoked")
                    .asRuntimeException());
        }
    }

    synchronized void end() {
        if (!ended && !observer.isCancelled()) {
            ended = true;
            observer.onCompleted();
        }
    }
}
