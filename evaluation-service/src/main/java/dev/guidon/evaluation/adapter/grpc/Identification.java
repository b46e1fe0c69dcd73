package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.evaluation.decide.Caller;
import dev.guidon.evaluation.decide.Callers;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Credentials;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Tells who calls before a message is read. Health and reflection are open to everybody.
@GlobalInterceptor
@ApplicationScoped
class Identification implements ServerInterceptor {
    static final Context.Key<Caller> CALLER = Context.key("caller");
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> API_KEY = Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> SELECTOR =
            Metadata.Key.of("flagd-selector", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SET = "flagSetId=";
    private static final String OWN_SERVICES = "guidon.";
    private static final String FLAGD_SERVICES = "flagd.evaluation.";

    private final Callers callers;

    Identification(Callers callers) {
        this.callers = callers;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        boolean isFlagd = method.startsWith(FLAGD_SERVICES);
        if (!isFlagd && !method.startsWith(OWN_SERVICES)) {
            return next.startCall(call, headers);
        }
        try {
            Optional<String> key = Credentials.of(headers.get(AUTHORIZATION), headers.get(API_KEY));
            Caller caller = callers.authenticate(isFlagd ? key.or(() -> selected(headers)) : key);
            return Contexts.interceptCall(Context.current().withValue(CALLER, caller), call, headers, next);
        } catch (FailureException refused) {
            StatusRuntimeException status = GrpcFailures.exceptionOf(refused.failure());
            Metadata trailers = status.getTrailers();
            call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
            return new ServerCall.Listener<>() {};
        }
    }

    /// The selector is all that some stock flagd clients can set.
    private static Optional<String> selected(Metadata headers) {
        return Optional.ofNullable(headers.get(SELECTOR))
                .map(selector -> selector.startsWith(SET) ? selector.substring(SET.length()) : selector);
    }
}
