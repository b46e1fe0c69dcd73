package dev.guidon.evaluation.adapter.connect;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/// A call of gRPC's that an HTTP response answers. Safe on any thread.
final class HttpCall<Q, A> extends ServerCall<Q, A> {
    private final MethodDescriptor<Q, A> method;
    private final Wire wire;
    private final HttpServerResponse response;
    private boolean begun;
    private boolean closed;
    private volatile boolean cancelled;

    HttpCall(MethodDescriptor<Q, A> method, Wire wire, HttpServerResponse response) {
        this.method = method;
        this.wire = wire;
        this.response = response;
    }

    @Override
    public void request(int messages) {
        // All that comes is read before the call begins.
    }

    @Override
    public synchronized void sendHeaders(Metadata headers) {
        // They go out with the first message: an error of a unary call has a status of its own.
    }

    @Override
    public synchronized void sendMessage(A message) {
        if (closed || cancelled) {
            return;
        }
        try {
            Buffer bytes = wire.framed(wire.format().write(message));
            begin(200);
            if (wire.framing() == Wire.Framing.BARE) {
                closed = true;
                var _ = response.end(bytes);
            } else {
                var _ = response.write(bytes);
            }
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("our own messages are writable", impossible);
        }
    }

    private void begin(int status) {
        if (!begun) {
            begun = true;
            response.setStatusCode(status).putHeader("Content-Type", wire.contentType());
            if (wire.framing() != Wire.Framing.BARE) {
                response.setChunked(true);
            }
        }
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
        if (closed || cancelled) {
            return;
        }
        closed = true;
        Optional<Buffer> end = wire.end(status);
        if (end.isPresent()) {
            begin(200);
            var _ = response.end(end.get());
        } else {
            var _ = response.setStatusCode(ConnectCode.of(status.getCode()).httpStatus())
                    .putHeader("Content-Type", "application/json")
                    .end(Wire.error(status).toBuffer());
        }
    }

    void cancel() {
        cancelled = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isReady() {
        return !cancelled && !response.writeQueueFull();
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public MethodDescriptor<Q, A> getMethodDescriptor() {
        return method;
    }
}
