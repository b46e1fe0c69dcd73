package dev.guidon.demo;

import dev.guidon.contracts.evaluation.v1.EvaluateRequest;
import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc;
import dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc.EvaluationServiceBlockingStub;
import dev.guidon.contracts.evaluation.v1.Subject;
import dev.guidon.contracts.types.v1.Value;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Asks evaluation-service over gRPC, as a back end would: a call waits for a connection, and is repeated when the
/// service that had it went away. Safe for use by many threads.
final class Evaluator implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 20;

    /// The part of a gRPC service config that repeats calls, see gRFC A6.
    private static final Map<String, Object> REPEATING = Map.of(
            "methodConfig",
            List.of(Map.of(
                    "name", List.of(Map.of("service", EvaluationServiceGrpc.SERVICE_NAME)),
                    "waitForReady", true,
                    "retryPolicy",
                            Map.of(
                                    "maxAttempts",
                                    5.0,
                                    "initialBackoff",
                                    "0.2s",
                                    "maxBackoff",
                                    "2s",
                                    "backoffMultiplier",
                                    2.0,
                                    "retryableStatusCodes",
                                    List.of("UNAVAILABLE")))));

    private final ManagedChannel channel;
    private final EvaluationServiceBlockingStub stub;

    Evaluator(int port, String serverKey) {
        this.channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .defaultServiceConfig(REPEATING)
                .build();
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + serverKey);
        this.stub = EvaluationServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    EvaluateResponse evaluate(String flagKey, String targetingKey, Map<String, String> attributes) {
        Subject.Builder subject = Subject.newBuilder().setTargetingKey(targetingKey);
        attributes.forEach((name, value) -> subject.putAttributes(
                name, Value.newBuilder().setStringValue(value).build()));
        try {
            return stub.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .evaluate(EvaluateRequest.newBuilder()
                            .setFlagKey(flagKey)
                            .setSubject(subject)
                            .build());
        } catch (StatusRuntimeException failed) {
            throw new DemoProblem("evaluating " + flagKey + " failed: " + failed.getMessage());
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
