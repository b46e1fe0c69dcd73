package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Struct;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdDecision.CallersDefault;
import dev.guidon.engine.flagd.FlagdError;
import dev.guidon.evaluation.decide.AddedContext;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.kit.failure.Failure;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What all versions of flagd's evaluation protocol have in common. Errors carry the status that flagd's clients
/// expect: NOT_FOUND for an unknown flag, INVALID_ARGUMENT for another type than the one asked for.
final class FlagdResolution {
    private static final Metadata.Key<String> RETRY_PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private FlagdResolution() {}

    /// Answers with what `message` makes of the decision about one flag, or with what `without` makes of a flag that is
    /// left to the caller's code.
    static <A> void one(
            String flagKey,
            Struct context,
            StreamObserver<A> observer,
            Function<FlagdDecision.Served, A> message,
            Function<CallersDefault, A> without) {
        OneAnswer.send(
                observer,
                () -> switch (FlagdCall.FLAGS.get().decide(flagKey, subject(context))) {
                    case FlagdDecision.Served served -> message.apply(served);
                    case CallersDefault callersDefault -> without.apply(callersDefault);
                    case FlagdDecision.Failed(var key, var error, var _) -> throw exceptionOf(key, error);
                },
                FlagdResolution::exceptionOf);
    }

    private static ListedSubject subject(Struct context) {
        return AddedContext.with(
                new StructSubject(context), FlagdCall.CALL.get().added());
    }

    /// flagd says UNKNOWN where a rule names no variant, which its clients repeat until their deadline.
    private static StatusRuntimeException exceptionOf(String flagKey, FlagdError error) {
        return switch (error) {
            case FLAG_NOT_FOUND -> exceptionOf(new Failure.NotFound("flag", flagKey));
            case PARSE_ERROR -> failed(Status.DATA_LOSS, flagKey, error);
            case GENERAL -> failed(Status.INTERNAL, flagKey, error);
        };
    }

    private static StatusRuntimeException failed(Status status, String flagKey, FlagdError error) {
        Metadata trailers = new Metadata();
        trailers.put(RETRY_PUSHBACK, "-1");
        return status.withDescription(error + ": the rule of flag '" + flagKey + "' gives no answer")
                .asRuntimeException(trailers);
    }

    /// Answers with what `message` makes of the decisions about all flags that the caller may see.
    static <A> void all(
            Struct context, StreamObserver<A> observer, BiFunction<FlagdFlags, List<FlagdDecision>, A> message) {
        FlagdFlags flags = FlagdCall.FLAGS.get();
        OneAnswer.send(
                observer, () -> message.apply(flags, flags.decideAll(subject(context))), FlagdResolution::exceptionOf);
    }

    /// Some stock clients repeat every failed call, seconds later, until their deadline. Where the answer would be the
    /// same, they are told not to (gRPC proposal A6, server pushback).
    private static StatusRuntimeException exceptionOf(Failure failure) {
        StatusRuntimeException exception = GrpcFailures.exceptionOf(failure);
        Metadata trailers = exception.getTrailers();
        if (trailers != null && !(failure instanceof Failure.Unavailable)) {
            trailers.put(RETRY_PUSHBACK, "-1");
        }
        return exception;
    }
}
