package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.contracts.evaluation.v1.EvaluateAllRequest;
import dev.guidon.contracts.evaluation.v1.EvaluateAllResponse;
import dev.guidon.contracts.evaluation.v1.EvaluateRequest;
import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc;
import dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc.AsyncService;
import dev.guidon.evaluation.decide.Caller;
import dev.guidon.evaluation.decide.DecideFlags;
import dev.guidon.evaluation.decide.Rulesets;
import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// `guidon.evaluation.v1.EvaluationService`. Answers on the event loop: a decision is made in memory.
@GrpcService
class EvaluationEndpoint implements BindableService, AsyncService {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Rulesets rulesets;
    private final DecideFlags decideFlags;

    EvaluationEndpoint(Rulesets rulesets, DecideFlags decideFlags) {
        this.rulesets = rulesets;
        this.decideFlags = decideFlags;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return TolerantRequests.of(EvaluationServiceGrpc.bindService(this));
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> answer) {
        Caller caller = Identification.CALLER.get();
        answer(caller, request.getMinSequence(), answer, environment -> {
            if (request.getFlagKey().isEmpty()) {
                throw new FailureException(Failure.Invalid.of("flag_key", "is empty; name the flag to decide"));
            }
            ProtoSubject subject = new ProtoSubject(request.getSubject());
            return request.getExplain()
                    ? Explanations.of(decideFlags.explain(caller, environment, request.getFlagKey(), subject))
                    : Responses.of(decideFlags.one(caller, environment, request.getFlagKey(), subject));
        });
    }

    @Override
    public void evaluateAll(EvaluateAllRequest request, StreamObserver<EvaluateAllResponse> answer) {
        Caller caller = Identification.CALLER.get();
        answer(
                caller,
                request.getMinSequence(),
                answer,
                environment -> Responses.of(
                        environment, decideFlags.all(caller, environment, new ProtoSubject(request.getSubject()))));
    }

    private <A> void answer(
            Caller caller, long minSequence, StreamObserver<A> answer, Function<Environment, A> decision) {
        rulesets.environment(caller.environmentId())
                .filter(environment -> environment.sequence() >= minSequence)
                .ifPresentOrElse(
                        environment -> complete(answer, environment, decision),
                        () -> completeLater(caller, minSequence, answer, decision));
    }

    private <A> void completeLater(
            Caller caller, long minSequence, StreamObserver<A> answer, Function<Environment, A> decision) {
        rulesets.atLeast(caller.environmentId(), minSequence).whenComplete((environment, failed) -> {
            if (failed == null) {
                complete(answer, environment, decision);
            } else {
                answer.onError(GrpcFailures.exceptionOf(failureOf(failed)));
            }
        });
    }

    private static Failure failureOf(Throwable failed) {
        Throwable cause = failed instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failed;
        return cause instanceof FailureException expected
                ? expected.failure()
                : new Failure.Unavailable("the environment", RETRY_AFTER);
    }

    private static <A> void complete(
            StreamObserver<A> answer, Environment environment, Function<Environment, A> decision) {
        OneAnswer.send(answer, () -> decision.apply(environment), GrpcFailures::exceptionOf);
    }
}
