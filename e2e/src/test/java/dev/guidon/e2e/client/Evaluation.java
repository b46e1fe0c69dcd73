package dev.guidon.e2e.client;

import dev.guidon.contracts.evaluation.v1.EvaluateAllRequest;
import dev.guidon.contracts.evaluation.v1.EvaluateAllResponse;
import dev.guidon.contracts.evaluation.v1.EvaluateRequest;
import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc;
import dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc.EvaluationServiceBlockingStub;
import dev.guidon.contracts.evaluation.v1.Subject;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.TimeUnit;

/// One evaluation-service over gRPC, with one key. Thread-safe.
public final class Evaluation implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final long DEADLINE_MILLIS = 1_500;

    private final ManagedChannel channel;
    private final EvaluationServiceBlockingStub stub;

    Evaluation(String address, String key) {
        this(ManagedChannelBuilder.forTarget(address).usePlaintext().build(), key);
    }

    private Evaluation(ManagedChannel channel, String key) {
        this.channel = channel;
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + key);
        this.stub = EvaluationServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /// The same connection with another key.
    public Evaluation as(String key) {
        return new Evaluation(channel, key);
    }

    public EvaluateResponse evaluate(String flag, Subject subject) {
        return evaluate(EvaluateRequest.newBuilder()
                .setFlagKey(flag)
                .setSubject(subject)
                .build());
    }

    public EvaluateResponse evaluate(String flag, String targetingKey) {
        return evaluate(flag, Subject.newBuilder().setTargetingKey(targetingKey).build());
    }

    public EvaluateResponse evaluate(EvaluateRequest request) {
        return inTime().evaluate(request);
    }

    public EvaluateAllResponse everything(String targetingKey) {
        return inTime().evaluateAll(EvaluateAllRequest.newBuilder()
                .setSubject(Subject.newBuilder().setTargetingKey(targetingKey))
                .build());
    }

    /// Calls `Evaluate` with something else than its message.
    public byte[] sendRaw(byte[] message) {
        MethodDescriptor<byte[], byte[]> method = EvaluationServiceGrpc.getEvaluateMethod().toBuilder(
                        new RawBytes(), new RawBytes())
                .build();
        return ClientCalls.blockingUnaryCall(
                inTime().getChannel(),
                method,
                CallOptions.DEFAULT.withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS),
                message);
    }

    private EvaluationServiceBlockingStub inTime() {
        return stub.withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Connects at once instead of waiting longer and longer, as a client does that has somewhere else to go meanwhile.
    void reconnect() {
        channel.resetConnectBackoff();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
