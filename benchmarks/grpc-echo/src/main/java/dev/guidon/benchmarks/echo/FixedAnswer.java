package dev.guidon.benchmarks.echo;

import dev.guidon.contracts.evaluation.v1.EvaluateRequest;
import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc.EvaluationServiceImplBase;
import dev.guidon.contracts.evaluation.v1.Reason;
import dev.guidon.contracts.types.v1.Value;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/// Answers every `Evaluate` with what evaluation-service answers to the request of the benchmark. The benchmark
/// compares the two answers before it measures.
@GrpcService
class FixedAnswer extends EvaluationServiceImplBase {

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> answer) {
        answer.onNext(EvaluateResponse.newBuilder()
                .setFlagKey("checkout")
                .setVariant("b")
                .setValue(Value.newBuilder().setStringValue("b"))
                .setReason(Reason.REASON_SPLIT)
                .setFlagVersion(1)
                .setEnvironmentSequence(1)
                .build());
        answer.onCompleted();
    }
}
