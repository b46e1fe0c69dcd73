package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.evaluation.decide.AddedContext;
import dev.guidon.evaluation.decide.Caller;
import dev.guidon.evaluation.decide.Callers;
import dev.guidon.evaluation.decide.FlagdAccess;
import dev.guidon.evaluation.decide.FlagdSettings;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Credentials;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
    private static final String OWN_SERVICES = "guidon.";
    private static final String SYNC_SERVICES = "flagd.sync.";
    private static final List<String> FLAGD_SERVICES = List.of("flagd.evaluation.", "schema.v1.");

    private final Callers callers;
    private final FlagdAccess access;
    private final AddedContext added;
    private final boolean standalone;

    Identification(Callers callers, FlagdAccess access, AddedContext added, FlagdSettings settings) {
        this.callers = callers;
        this.access = access;
        this.added = added;
        this.standalone = settings.standalone();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        if (standalone && method.startsWith(OWN_SERVICES)) {
            call.close(Status.UNIMPLEMENTED.withDescription("this server stands alone, as a flagd"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        try {
            return Contexts.interceptCall(context(method, headers), call, headers, next);
        } catch (FailureException refused) {
            StatusRuntimeException status = GrpcFailures.exceptionOf(refused.failure());
            Metadata trailers = status.getTrailers();
            call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
            return new ServerCall.Listener<>() {};
        }
    }

    private Context context(String method, Metadata headers) {
        Optional<String> key = Credentials.of(headers.get(AUTHORIZATION), headers.get(API_KEY));
        if (method.startsWith(OWN_SERVICES)) {
            return Context.current().withValue(CALLER, callers.authenticate(key));
        }
        boolean decides = FLAGD_SERVICES.stream().anyMatch(method::startsWith);
        if (!decides && !method.startsWith(SYNC_SERVICES)) {
            return Context.current();
        }
        FlagdCall call = new FlagdCall(
                key,
                Optional.ofNullable(headers.get(SELECTOR)),
                added.of(name -> headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER))));
        Context context = Context.current().withValue(FlagdCall.CALL, call);
        return decides ? context.withValue(FlagdCall.FLAGS, access.open(key, call.selector())) : context;
    }
}
