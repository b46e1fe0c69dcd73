package dev.guidon.benchmarks.grpc;

import dev.guidon.benchmarks.local.Program;
import dev.guidon.contracts.evaluation.v1.EvaluateRequest;
import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One of the two that are compared: a packaged Quarkus application on a free port of 127.0.0.1.
///
/// @param answer what it says to the request of the benchmark
record Side(String name, Program program, int port, EvaluateResponse answer) implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /// What every side is asked, and by whom.
    record Question(EvaluateRequest request, String authorization) {}

    /// Starts an application and waits until it answers.
    ///
    /// @param application folder with `quarkus-run.jar`
    static Side start(String name, Path application, Map<String, String> settings, Path log, Question question)
            throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", HOST);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", HOST);
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(freePort()));
        Path jar = application.resolve("quarkus-run.jar");
        Program program = Program.start(List.of("-Xms512m", "-Xmx512m", "-jar", jar.toString()), environment, log);
        program.await(() -> ask(port, question).isPresent(), START);
        return new Side(name, program, port, ask(port, question).orElseThrow());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static Optional<EvaluateResponse> ask(int port, Question question) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, question.authorization());
        ManagedChannel channel =
                NettyChannelBuilder.forAddress(HOST, port).usePlaintext().build();
        try {
            return Optional.of(EvaluationServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                    .evaluate(question.request()));
        } catch (StatusRuntimeException _) {
            return Optional.empty();
        } finally {
            var _ = channel.shutdownNow();
        }
    }

    String url() {
        return "http://" + HOST + ":" + port + "/"
                + EvaluationServiceGrpc.getEvaluateMethod().getFullMethodName();
    }

    /// Bytes of one framed answer.
    int answerLength() {
        return CheckoutRequest.FRAME_HEADER + answer.getSerializedSize();
    }

    @Override
    public void close() {
        program.close();
    }
}
