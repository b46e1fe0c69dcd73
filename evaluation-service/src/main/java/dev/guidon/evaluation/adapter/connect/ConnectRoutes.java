package dev.guidon.evaluation.adapter.connect;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.evaluation.adapter.grpc.CallableMethods;
import dev.guidon.evaluation.decide.FlagdSettings;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Calls methods of the gRPC services for requests in the Connect protocol and in gRPC-Web. They pass the same
/// identification and the same code; only the form differs.
@ApplicationScoped
class ConnectRoutes {
    /// Before the route of gRPC, which takes everything whose content type begins with its own.
    private static final int FIRST = -10_000;

    private final Map<String, ServerMethodDefinition<?, ?>> methods;
    private final long maxBody;

    ConnectRoutes(CallableMethods methods, FlagdSettings settings) {
        this.methods = methods.byPath();
        this.maxBody = settings.maxRequestBody();
    }

    void mount(@Observes Router router) {
        router.route().order(FIRST).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String type = request.method() == HttpMethod.POST ? request.getHeader("Content-Type") : null;
        if (type == null || isGrpc(type)) {
            context.next();
            return;
        }
        ServerMethodDefinition<?, ?> method = methods.get(request.path());
        Optional<Wire> wire = Wire.of(type);
        if (method != null && wire.isPresent()) {
            read(request, wire.get(), method);
        } else {
            context.next();
        }
    }

    private static boolean isGrpc(String type) {
        return type.startsWith("application/grpc") && !type.startsWith("application/grpc-web");
    }

    /// What is longer than allowed is read no further.
    private <Q, A> void read(HttpServerRequest request, Wire wire, ServerMethodDefinition<Q, A> method) {
        HttpCall<Q, A> call = new HttpCall<>(method.getMethodDescriptor(), wire, request.response());
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= maxBody) {
                body.appendBuffer(chunk);
            } else if (!call.isClosed()) {
                request.response().putHeader("Connection", "close");
                call.close(
                        Status.RESOURCE_EXHAUSTED.withDescription("the body has more than " + maxBody + " bytes"),
                        new Metadata());
            }
        });
        request.endHandler(_ -> {
            if (!call.isClosed()) {
                run(request, wire, method, call, body);
            }
        });
    }

    private static <Q, A> void run(
            HttpServerRequest request,
            Wire wire,
            ServerMethodDefinition<Q, A> method,
            HttpCall<Q, A> call,
            Buffer body) {
        Q message;
        try {
            byte[] bytes = RequestBody.of(request, wire, body.getBytes());
            message = wire.format().read(bytes, method.getMethodDescriptor().getRequestMarshaller());
        } catch (InvalidProtocolBufferException | StatusRuntimeException malformed) {
            call.close(
                    Status.INVALID_ARGUMENT.withDescription("the body is no message of this method"), new Metadata());
            return;
        } catch (IOException unreadable) {
            call.close(Status.INVALID_ARGUMENT.withDescription(unreadable.getMessage()), new Metadata());
            return;
        }
        ServerCall.Listener<Q> listener = method.getServerCallHandler().startCall(call, headers(request));
        request.response().closeHandler(_ -> {
            if (!call.isClosed()) {
                call.cancel();
                listener.onCancel();
            }
        });
        request.response().drainHandler(_ -> listener.onReady());
        listener.onMessage(message);
        listener.onHalfClose();
        listener.onReady();
    }

    private static Metadata headers(HttpServerRequest request) {
        Metadata headers = new Metadata();
        request.headers().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.startsWith(":") && !name.endsWith("-bin")) {
                headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), header.getValue());
            }
        });
        return headers;
    }
}
