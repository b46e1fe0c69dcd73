package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Struct;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdDecision.CallersDefault;
import dev.guidon.engine.flagd.FlagdError;
import dev.guidon.evaluation.decide.Answer;
import dev.guidon.evaluation.decide.Caller;
import dev.guidon.evaluation.decide.DecideFlags;
import dev.guidon.evaluation.decide.Rulesets;
import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// What all versions of flagd's evaluation protocol have in common. Errors carry the status that flagd's clients
/// expect: NOT_FOUND for an unknown flag, INVALID_ARGUMENT for another type than the one asked for.
@ApplicationScoped
class FlagdResolution {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Metadata.Key<String> RETRY_PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private final Rulesets rulesets;
    private final DecideFlags decideFlags;

    FlagdResolution(Rulesets rulesets, DecideFlags decideFlags) {
        this.rulesets = rulesets;
        this.decideFlags = decideFlags;
    }

    /// Answers with what `message` makes of the decision about one flag, or with what `without` makes of a flag that a
    /// rule of flagd leaves to the caller's code.
    <A> void one(
            String flagKey,
            Struct context,
            StreamObserver<A> observer,
            Function<Answer, A> message,
            Function<CallersDefault, A> without) {
        Caller caller = Identification.CALLER.get();
        OneAnswer.send(
                observer,
                () -> {
                    if (flagKey.isEmpty()) {
                        throw new FailureException(
                                Failure.Invalid.of("flag_key", "is empty; name the flag to resolve"));
                    }
                    Environment environment = environment(caller);
                    StructSubject subject = new StructSubject(context);
                    try {
                        return message.apply(decideFlags.one(caller, environment, flagKey, subject));
                    } catch (FailureException failed) {
                        return decideFlags
                                .asFlagd(caller, environment, flagKey, subject)
                                .map(decision -> instead(decision, failed, without))
                                .orElseThrow(() -> failed);
                    }
                },
                FlagdResolution::exceptionOf);
    }

    private static <A> A instead(FlagdDecision decision, FailureException failed, Function<CallersDefault, A> without) {
        return switch (decision) {
            case FlagdDecision.Served _ -> throw failed;
            case CallersDefault callersDefault -> without.apply(callersDefault);
            case FlagdDecision.Failed(var flagKey, var error, var _) -> throw exceptionOf(flagKey, error);
        };
    }

    /// flagd says UNKNOWN where a rule names no variant, which its clients repeat until their deadline.
    private static StatusRuntimeException exceptionOf(String flagKey, FlagdError error) {
        Status status =
                switch (error) {
                    case FLAG_NOT_FOUND -> Status.NOT_FOUND;
                    case PARSE_ERROR -> Status.DATA_LOSS;
                    case GENERAL -> Status.INTERNAL;
                };
        Metadata trailers = new Metadata();
        trailers.put(RETRY_PUSHBACK, "-1");
        return status.withDescription(error + ": the rule of flag '" + flagKey + "' gives no answer")
                .asRuntimeException(trailers);
    }

    /// Answers with what `message` makes of the decisions about all flags that the caller may see.
    <A> void all(Struct context, StreamObserver<A> observer, Function<List<Answer>, A> message) {
        Caller caller = Identification.CALLER.get();
        OneAnswer.send(
                observer,
                () -> message.apply(decideFlags.all(caller, environment(caller), new StructSubject(context))),
                FlagdResolution::exceptionOf);
    }

    private Environment environment(Caller caller) {
        return rulesets.environment(caller.environmentId())
                .orElseThrow(() -> new FailureException(new Failure.Unavailable("the environment", RETRY_AFTER)));
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
