package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Struct;
import dev.guidon.evaluation.adapter.changes.ChangeListener;
import dev.guidon.evaluation.adapter.changes.ChangeNotice;
import dev.guidon.evaluation.adapter.changes.ChangeStreams;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.kit.failure.Failure;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.BiFunction;

/// One `EventStream` of flagd's protocols. Safe on any thread.
///
/// @param <A> the protocol's message
final class EventStream<A> implements ChangeListener {
    /// Messages that a client may leave unread in a row before it is cut off; it comes back and starts anew.
    private static final int MAX_UNREAD = 3;

    private final ServerCallStreamObserver<A> observer;
    private final BiFunction<String, Struct, A> message;
    private int unread;
    private boolean ended;

    private EventStream(ServerCallStreamObserver<A> observer, BiFunction<String, Struct, A> message) {
        this.observer = observer;
        this.message = message;
    }

    /// Opens a stream for the caller of this call; it says at once that the service is ready.
    static <A> void open(ChangeStreams streams, StreamObserver<A> observer, BiFunction<String, Struct, A> message) {
        ServerCallStreamObserver<A> call = (ServerCallStreamObserver<A>) observer;
        FlagdFlags flags = FlagdCall.FLAGS.get();
        EventStream<A> stream = new EventStream<>(call, message);
        call.setOnCancelHandler(() -> streams.close(flags, stream));
        if (!streams.open(flags, stream)) {
            call.onError(tooMany());
        }
    }

    static StatusRuntimeException tooMany() {
        return Status.RESOURCE_EXHAUSTED
                .withDescription("this instance has " + ChangeStreams.MAX_STREAMS + " open streams")
                .asRuntimeException();
    }

    @Override
    public void ready(FlagdFlags flags) {
        var _ = send("provider_ready", Struct.getDefaultInstance());
    }

    @Override
    public boolean changed(ChangeNotice notice) {
        return send("configuration_change", notice.event());
    }

    @Override
    public boolean keepAlive() {
        return send("keep_alive", Struct.getDefaultInstance());
    }

    private synchronized boolean send(String type, Struct data) {
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

    @Override
    public synchronized void refused(Failure failure) {
        if (!ended && !observer.isCancelled()) {
            ended = true;
            observer.onError(GrpcFailures.exceptionOf(failure));
        }
    }

    @Override
    public synchronized void expired() {
        if (!ended && !observer.isCancelled()) {
            ended = true;
            observer.onError(timeIsOver());
        }
    }

    static StatusRuntimeException timeIsOver() {
        return Status.DEADLINE_EXCEEDED
                .withDescription("the time that a stream may last here is over; open it again")
                .asRuntimeException();
    }

    @Override
    public void shutDown() {
        if (send("provider_shutdown", Struct.getDefaultInstance())) {
            end();
        }
    }

    private synchronized void end() {
        ended = true;
        observer.onCompleted();
    }
}
