package dev.guidon.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.guidon.contracts.evaluation.v1.ConditionTrace;
import dev.guidon.contracts.evaluation.v1.Draw;
import dev.guidon.contracts.evaluation.v1.DrawRange;
import dev.guidon.contracts.evaluation.v1.EvaluateAllRequest;
import dev.guidon.contracts.evaluation.v1.EvaluateRequest;
import dev.guidon.contracts.evaluation.v1.EvaluateResponse;
import dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc;
import dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc.EvaluationServiceBlockingStub;
import dev.guidon.contracts.evaluation.v1.Reason;
import dev.guidon.contracts.evaluation.v1.SegmentStanding;
import dev.guidon.contracts.evaluation.v1.Subject;
import dev.guidon.contracts.evaluation.v1.TriedStep;
import dev.guidon.contracts.events.v1.Exposure;
import dev.guidon.contracts.flags.v1.Segment;
import dev.guidon.contracts.types.v1.Value;
import dev.guidon.engine.flag.Condition;
import dev.guidon.evaluation.ControlPlane.Installed;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.testkit.ServersResource;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "servers", value = "redis,kafka"))
final class EvaluationGrpcTest {
    private final ControlPlane controlPlane;
    private final int port;
    private ManagedChannel channel;

    EvaluationGrpcTest(ControlPlane controlPlane, @ConfigProperty(name = "quarkus.http.test-port") int port) {
        this.controlPlane = controlPlane;
        this.port = port;
    }

    @BeforeEach
    void connect() {
        channel = ManagedChannelBuilder.forAddress("localhost", port)
                .usePlaintext()
                .build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void aRuleThatMatchesServesItsVariant() {
        Installed environment = controlPlane.install(ControlPlane.greeting(4));

        EvaluateResponse answer = client(environment.serverKey()).evaluate(request("greeting", "anna", "CH"));

        assertThat(answer)
                .isEqualTo(EvaluateResponse.newBuilder()
                        .setFlagKey("greeting")
                        .setVariant("german")
                        .setValue(Value.newBuilder().setStringValue("grüezi"))
                        .setReason(Reason.REASON_TARGETING_MATCH)
                        .setRuleId("swiss")
                        .setFlagVersion(4)
                        .setEnvironmentSequence(1)
                        .build());
    }

    @Test
    void anExplanationTellsTheStepsAndTheSameAnswer() {
        Installed environment = controlPlane.install(ControlPlane.greeting(4));
        EvaluateRequest request = request("greeting", "bob", "DE");

        EvaluateResponse explained = client(environment.serverKey())
                .evaluate(request.toBuilder().setExplain(true).build());

        TriedStep tried = explained.getExplanation().getSteps(0).getTried();
        assertThat(explained.toBuilder().clearExplanation().build())
                .isEqualTo(client(environment.serverKey()).evaluate(request));
        assertThat(tried.getRuleId()).isEqualTo("swiss");
        assertThat(tried.getCondition().getHeld()).isFalse();
        assertThat(tried.getCondition().getTest().getSeen().getValue().getStringValue())
                .isEqualTo("DE");
        assertThat(explained.getExplanation().getSteps(1).getFell().getVariant())
                .isEqualTo("english");
    }

    @Test
    void anExplanationTellsHowTheSubjectStandsToASegment() {
        Segment.Builder testers = Segment.newBuilder().setKey("testers").setVersion(1);
        testers.addIncludedBuilder()
                .setAttribute("targetingKey")
                .getFewBuilder()
                .addUnits("anna");
        Installed environment = controlPlane.install(
                List.of(testers.build()), TypedFlags.asking("f", new Condition.InSegment("testers", true)));

        ConditionTrace trace = client(environment.serverKey())
                .evaluate(
                        request("f", "anna", "CH").toBuilder().setExplain(true).build())
                .getExplanation()
                .getSteps(0)
                .getTried()
                .getCondition();

        assertThat(trace.getHeld()).isFalse();
        assertThat(trace.getInSegment().getTest().getSegment()).isEqualTo("testers");
        assertThat(trace.getInSegment().getStanding()).isEqualTo(SegmentStanding.SEGMENT_STANDING_INCLUDED);
    }

    @Test
    void aSplitIsExplainedWithItsBucket() {
        Installed environment = controlPlane.install(ControlPlane.experiment());
        EvaluateRequest request = request("greeting-experiment", "bob", "DE").toBuilder()
                .setExplain(true)
                .build();

        EvaluateResponse explained = client(environment.serverKey()).evaluate(request);

        Draw draw = explained.getExplanation().getSteps(0).getTried().getDraw();
        DrawRange drawn = draw.getRangesList().stream()
                .filter(range -> range.getFrom() <= draw.getBucket() && draw.getBucket() < range.getTo())
                .findFirst()
                .orElseThrow();
        assertThat(drawn.getVariant()).isEqualTo(explained.getVariant());
    }

    @Test
    void aClientKeyGetsNoExplanation() {
        Installed environment = controlPlane.install(ControlPlane.greeting(4));
        EvaluateRequest request =
                request("greeting", "bob", "DE").toBuilder().setExplain(true).build();

        StatusRuntimeException refused =
                catchThrowableOfType(StatusRuntimeException.class, () -> client(environment.clientKey())
                        .evaluate(request));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void aSubjectThatMatchesNoRuleGetsTheDefault() {
        Installed environment = controlPlane.install(ControlPlane.greeting(1));

        EvaluateResponse answer = client(environment.serverKey()).evaluate(request("greeting", "bob", "DE"));

        assertThat(answer.getVariant()).isEqualTo("english");
        assertThat(answer.getReason()).isEqualTo(Reason.REASON_DEFAULT);
    }

    @Test
    void aChangeIsServedAfterIt() {
        Installed environment = controlPlane.install(ControlPlane.greeting(1));

        controlPlane.put(environment.id(), 2, ControlPlane.greeting(2));

        EvaluateResponse answer = client(environment.serverKey()).evaluate(request("greeting", "anna", "CH"));
        assertThat(answer.getFlagVersion()).isEqualTo(2);
        assertThat(answer.getEnvironmentSequence()).isEqualTo(2);
    }

    @Test
    void anExperimentIsAnExposureOnceForAUnit() throws InvalidProtocolBufferException {
        Installed environment = controlPlane.install(ControlPlane.experiment());
        EvaluationServiceBlockingStub client = client(environment.serverKey());

        EvaluateResponse first = client.evaluate(request("greeting-experiment", "anna", "CH"));
        EvaluateResponse again = client.evaluate(request("greeting-experiment", "anna", "CH"));
        client.evaluate(request("greeting-experiment", "zoe", "CH"));

        assertThat(again).isEqualTo(first);
        assertThat(first.getReason()).isEqualTo(Reason.REASON_SPLIT);
        assertThat(first.getExperimentKey()).isEqualTo("greeting-test");
        try (Records records = new Records("guidon.exposures.v1")) {
            List<Records.Entry> exposures = records.await(environment.id() + "/", 2);
            assertThat(exposures)
                    .extracting(Records.Entry::key)
                    .containsExactlyInAnyOrder(
                            environment.id() + "/targetingKey:anna", environment.id() + "/targetingKey:zoe");
            Exposure exposure = Exposure.parseFrom(exposures.stream()
                    .filter(entry -> entry.key().endsWith("anna"))
                    .findFirst()
                    .orElseThrow()
                    .value());
            assertThat(exposure.getVariant()).isEqualTo(first.getVariant());
            assertThat(exposure.getExperimentKey()).isEqualTo("greeting-test");
            assertThat(exposure.getEnvironmentSequence()).isEqualTo(1);
        }
    }

    @Test
    void evaluateAllGivesWhatTheKeyMaySeeAndIsNoExposure() {
        Installed environment = controlPlane.install(ControlPlane.experiment(), ControlPlane.greeting(1));
        EvaluateAllRequest request = EvaluateAllRequest.newBuilder()
                .setSubject(subject("anna", "CH"))
                .build();

        assertThat(client(environment.serverKey()).evaluateAll(request).getFlagsList())
                .extracting(EvaluateResponse::getFlagKey)
                .containsExactly("greeting", "greeting-experiment");
        assertThat(client(environment.clientKey()).evaluateAll(request).getFlagsList())
                .extracting(EvaluateResponse::getFlagKey)
                .containsExactly("greeting");

        // One exposure of another subject marks the end: had bulk told any, it would stand before this one.
        client(environment.serverKey()).evaluate(request("greeting-experiment", "last", "CH"));
        try (Records records = new Records("guidon.exposures.v1")) {
            assertThat(records.await(environment.id() + "/", 1))
                    .extracting(Records.Entry::key)
                    .containsExactly(environment.id() + "/targetingKey:last");
        }
    }

    @Test
    void anUnknownFlagIsNotFound() {
        Installed environment = controlPlane.install(ControlPlane.greeting(1));

        assertFails(
                () -> client(environment.serverKey()).evaluate(request("gone", "a", "CH")),
                Status.Code.NOT_FOUND,
                "flag_not_found");
    }

    @Test
    void aFlagThatClientsMayNotSeeLooksUnknownToThem() {
        Installed environment = controlPlane.install(ControlPlane.experiment());

        assertFails(
                () -> client(environment.clientKey()).evaluate(request("greeting-experiment", "a", "CH")),
                Status.Code.NOT_FOUND,
                "flag_not_found");
    }

    @Test
    void aRequestWithoutFlagIsInvalid() {
        Installed environment = controlPlane.install();

        assertFails(
                () -> client(environment.serverKey()).evaluate(request("", "a", "CH")),
                Status.Code.INVALID_ARGUMENT,
                "invalid");
    }

    @Test
    void aMissingOrWrongKeyIsUnauthenticated() {
        Installed environment = controlPlane.install(ControlPlane.greeting(1));
        ApiKeyText wrong = new ApiKeyText(environment.serverKey().kind(), environment.id(), "0".repeat(48));
        ApiKeyText nowhere = new ApiKeyText(environment.serverKey().kind(), "nowhere", "0".repeat(48));

        assertFails(
                () -> EvaluationServiceGrpc.newBlockingStub(channel).evaluate(request("greeting", "a", "CH")),
                Status.Code.UNAUTHENTICATED,
                "unauthenticated");
        assertFails(
                () -> client(wrong).evaluate(request("greeting", "a", "CH")),
                Status.Code.UNAUTHENTICATED,
                "unauthenticated");
        assertFails(
                () -> client(nowhere).evaluate(request("greeting", "a", "CH")),
                Status.Code.UNAUTHENTICATED,
                "unauthenticated");
    }

    @Test
    void aRevokedKeyStops() {
        Installed environment = controlPlane.install(ControlPlane.greeting(1));
        client(environment.clientKey()).evaluate(request("greeting", "a", "CH"));

        controlPlane.revoke(environment.id(), 2, "client");

        assertFails(
                () -> client(environment.clientKey()).evaluate(request("greeting", "a", "CH")),
                Status.Code.UNAUTHENTICATED,
                "unauthenticated");
        assertThat(client(environment.serverKey())
                        .evaluate(request("greeting", "a", "CH"))
                        .getVariant())
                .isEqualTo("german");
    }

    @Test
    void aSequenceThatIsNotReachedIsUnavailable() {
        Installed environment = controlPlane.install(ControlPlane.greeting(1));
        EvaluateRequest tooNew =
                request("greeting", "a", "CH").toBuilder().setMinSequence(99).build();

        assertFails(() -> client(environment.serverKey()).evaluate(tooNew), Status.Code.UNAVAILABLE, "unavailable");
    }

    @Test
    void bytesThatAreNoMessageAreRefused() {
        Installed environment = controlPlane.install(ControlPlane.greeting(1));
        MethodDescriptor<byte[], byte[]> raw = EvaluationServiceGrpc.getEvaluateMethod().toBuilder(
                        new Bytes(), new Bytes())
                .build();
        byte[] truncatedString = {0x0A, 0x7F, 'g'};

        assertFails(
                () -> ClientCalls.blockingUnaryCall(
                        MetadataUtilsChannel.with(channel, header(environment.serverKey())),
                        raw,
                        CallOptions.DEFAULT,
                        truncatedString),
                Status.Code.INVALID_ARGUMENT,
                "malformed_protobuf");
        assertThat(client(environment.serverKey())
                        .evaluate(request("greeting", "a", "CH"))
                        .getVariant())
                .isEqualTo("german");
    }

    private interface Call {
        void run();
    }

    private static void assertFails(Call call, Status.Code status, String code) {
        StatusRuntimeException failed = catchThrowableOfType(StatusRuntimeException.class, call::run);

        assertThat(failed.getStatus().getCode()).isEqualTo(status);
        assertThat(reasonOf(failed)).isEqualTo(code);
    }

    private static String reasonOf(StatusRuntimeException failed) {
        for (Any detail :
                Objects.requireNonNull(StatusProto.fromThrowable(failed)).getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                try {
                    return detail.unpack(ErrorInfo.class).getReason();
                } catch (InvalidProtocolBufferException damaged) {
                    throw new AssertionError(damaged);
                }
            }
        }
        return "none";
    }

    private EvaluationServiceBlockingStub client(ApiKeyText key) {
        return EvaluationServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header(key)));
    }

    private static Metadata header(ApiKeyText key) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + key.reveal());
        return headers;
    }

    private static EvaluateRequest request(String flagKey, String targetingKey, String country) {
        return EvaluateRequest.newBuilder()
                .setFlagKey(flagKey)
                .setSubject(subject(targetingKey, country))
                .build();
    }

    private static Subject subject(String targetingKey, String country) {
        return Subject.newBuilder()
                .setTargetingKey(targetingKey)
                .putAttributes(
                        "country", Value.newBuilder().setStringValue(country).build())
                .build();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (java.io.IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        }
    }

    private static final class MetadataUtilsChannel {
        static io.grpc.Channel with(io.grpc.Channel channel, Metadata headers) {
            return io.grpc.ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
        }
    }
}
