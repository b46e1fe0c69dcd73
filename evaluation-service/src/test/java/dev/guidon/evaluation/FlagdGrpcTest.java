package dev.guidon.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.guidon.contracts.flagd.evaluation.v1.AnyFlag;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveAllRequest;
import dev.guidon.contracts.flagd.evaluation.v2.EventStreamRequest;
import dev.guidon.contracts.flagd.evaluation.v2.EventStreamResponse;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveBooleanRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveBooleanResponse;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveFloatRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveIntRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveObjectRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveStringRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ServiceGrpc;
import dev.guidon.contracts.flagd.evaluation.v2.ServiceGrpc.ServiceBlockingStub;
import dev.guidon.contracts.flags.v1.Segment;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.evaluation.ControlPlane.Installed;
import dev.guidon.feed.ConditionMapping;
import dev.guidon.testkit.ServersResource;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What of flagd's protocols the Java provider does not use: the second version, bulk, and the key as a selector.
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "servers", value = "redis,kafka"))
final class FlagdGrpcTest {
    private final ControlPlane controlPlane;
    private final int port;
    private ManagedChannel channel;

    FlagdGrpcTest(ControlPlane controlPlane, @ConfigProperty(name = "quarkus.http.test-port") int port) {
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
    void zeroValuesArePresentInTheSecondVersion() {
        ServiceBlockingStub client = client("x-api-key", typed().serverKey().reveal());

        ResolveBooleanResponse bool = client.resolveBoolean(ResolveBooleanRequest.newBuilder()
                .setFlagKey("bool")
                .setContext(country("DE"))
                .build());

        assertThat(bool.hasValue()).isTrue();
        assertThat(bool.getValue()).isFalse();
        assertThat(bool.getVariant()).isEqualTo("other");
        assertThat(bool.getReason()).isEqualTo("DEFAULT");
        assertThat(client.resolveString(ResolveStringRequest.newBuilder()
                                .setFlagKey("text")
                                .build())
                        .hasValue())
                .isTrue();
        assertThat(client.resolveObject(ResolveObjectRequest.newBuilder()
                                .setFlagKey("object")
                                .build())
                        .hasValue())
                .isTrue();
    }

    @Test
    void numbersAreReadAsWhatIsAskedFor() {
        Installed environment = typed();
        controlPlane.put(
                environment.id(),
                2,
                TypedFlags.of(
                        "huge",
                        FlagType.DOUBLE,
                        new dev.guidon.engine.flag.Value.Decimal(1e300),
                        new dev.guidon.engine.flag.Value.Decimal(0)));
        ServiceBlockingStub client = client("x-api-key", environment.serverKey().reveal());

        assertThat(client.resolveInt(ResolveIntRequest.newBuilder()
                                .setFlagKey("decimal")
                                .setContext(country("CH"))
                                .build())
                        .getValue())
                .isEqualTo(1);
        assertThat(client.resolveFloat(ResolveFloatRequest.newBuilder()
                                .setFlagKey("whole")
                                .setContext(country("CH"))
                                .build())
                        .getValue())
                .isEqualTo(42.0);
        assertThat(client.resolveInt(ResolveIntRequest.newBuilder()
                                .setFlagKey("huge")
                                .setContext(country("CH"))
                                .build())
                        .getValue())
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void bulkGivesEveryFlagInTheFirstVersion() {
        String key = typed().serverKey().reveal();

        Map<String, AnyFlag> flags = dev.guidon.contracts.flagd.evaluation.v1.ServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers("x-api-key", key)))
                .resolveAll(
                        ResolveAllRequest.newBuilder().setContext(country("CH")).build())
                .getFlagsMap();

        assertThat(flags.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, flag -> flag.getValue()
                        .getValueCase())))
                .isEqualTo(Map.of(
                        "bool", AnyFlag.ValueCase.BOOL_VALUE,
                        "text", AnyFlag.ValueCase.STRING_VALUE,
                        "whole", AnyFlag.ValueCase.DOUBLE_VALUE,
                        "decimal", AnyFlag.ValueCase.DOUBLE_VALUE,
                        "object", AnyFlag.ValueCase.OBJECT_VALUE));
    }

    @Test
    void theKeyMayComeAsTheSelector() {
        String key = typed().clientKey().reveal();
        ResolveBooleanRequest request =
                ResolveBooleanRequest.newBuilder().setFlagKey("bool").build();

        assertThat(client("flagd-selector", key).resolveBoolean(request).hasValue())
                .isTrue();
        assertThat(client("flagd-selector", "flagSetId=" + key)
                        .resolveBoolean(request)
                        .hasValue())
                .isTrue();
    }

    @Test
    void errorsHaveTheStatusThatFlagdsClientsExpect() {
        ServiceBlockingStub client = client("x-api-key", typed().serverKey().reveal());
        ResolveBooleanRequest request =
                ResolveBooleanRequest.newBuilder().setFlagKey("bool").build();

        assertThat(statusOf(() -> client.resolveBoolean(
                        request.toBuilder().setFlagKey("gone").build())))
                .isEqualTo(Status.Code.NOT_FOUND);
        assertThat(statusOf(() -> client.resolveBoolean(
                        request.toBuilder().setFlagKey("text").build())))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(statusOf(() -> ServiceGrpc.newBlockingStub(channel).resolveBoolean(request)))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(statusOf(() -> client("flagd-selector", "nobody").resolveBoolean(request)))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(statusOf(() -> ServiceGrpc.newBlockingStub(channel)
                        .eventStream(EventStreamRequest.getDefaultInstance())
                        .next()))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void aCallThatWouldFailAgainIsNotToBeRepeated() {
        ServiceBlockingStub client = client("x-api-key", typed().serverKey().reveal());
        ResolveBooleanRequest unknown =
                ResolveBooleanRequest.newBuilder().setFlagKey("gone").build();

        StatusRuntimeException failed =
                catchThrowableOfType(StatusRuntimeException.class, () -> client.resolveBoolean(unknown));

        assertThat(Status.trailersFromThrowable(failed)
                        .get(Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo("-1");
    }

    @Test
    void aStreamTellsWhichFlagsChangedAndHow() {
        Installed environment = controlPlane.install(TypedFlags.constant("old", 1, "x"));
        Iterator<EventStreamResponse> events = events(environment.serverKey().reveal());
        assertThat(events.next().getType()).isEqualTo("provider_ready");

        controlPlane.put(environment.id(), 2, TypedFlags.constant("new", 1, "x"));
        EventStreamResponse added = events.next();
        controlPlane.put(environment.id(), 3, TypedFlags.constant("old", 2, "y"));
        EventStreamResponse changed = events.next();

        assertThat(added.getType()).isEqualTo("configuration_change");
        assertThat(typesOf(added)).isEqualTo(Map.of("new", "write"));
        assertThat(typesOf(changed)).isEqualTo(Map.of("old", "update"));
    }

    @Test
    void aClientKeyHearsNothingOfFlagsThatItMayNotSee() {
        Installed environment = controlPlane.install();
        Iterator<EventStreamResponse> events = events(environment.clientKey().reveal());
        assertThat(events.next().getType()).isEqualTo("provider_ready");

        controlPlane.put(environment.id(), 2, ControlPlane.experiment());
        controlPlane.put(environment.id(), 3, TypedFlags.constant("visible", 1, "x"));

        assertThat(typesOf(events.next())).isEqualTo(Map.of("visible", "write"));
    }

    @Test
    void aStreamEndsWithTheKeyThatOpenedIt() {
        Installed environment = controlPlane.install();
        Iterator<EventStreamResponse> revoked = events(environment.clientKey().reveal());
        Iterator<EventStreamResponse> kept = events(environment.serverKey().reveal());
        assertThat(revoked.next().getType()).isEqualTo("provider_ready");
        assertThat(kept.next().getType()).isEqualTo("provider_ready");

        controlPlane.revoke(environment.id(), 2, "client");
        controlPlane.put(environment.id(), 3, TypedFlags.constant("new", 1, "x"));

        StatusRuntimeException ended = catchThrowableOfType(StatusRuntimeException.class, revoked::hasNext);
        assertThat(ended.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(typesOf(kept.next())).isEqualTo(Map.of("new", "write"));
    }

    private Iterator<EventStreamResponse> events(String key) {
        return client("x-api-key", key)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .eventStream(EventStreamRequest.getDefaultInstance());
    }

    /// featbit/featbit#848: whoever watches must hear of each flag whose answers a changed segment can change.
    @Test
    void aChangedSegmentIsToldAsAChangeOfEveryFlagThatAsksForIt() {
        Condition isTester = new Condition.InSegment("testers", false);
        Segment outer = Segment.newBuilder()
                .setKey("outer")
                .setVersion(1)
                .addRules(ConditionMapping.toWire(isTester))
                .build();
        Installed environment = controlPlane.install(
                List.of(testers(1, "anna"), outer),
                TypedFlags.asking("direct", isTester),
                TypedFlags.asking("nested", new Condition.Not(new Condition.InSegment("outer", false))),
                TypedFlags.constant("other", 1, "x"));
        Iterator<EventStreamResponse> server = events(environment.serverKey().reveal());
        Iterator<EventStreamResponse> client = events(environment.clientKey().reveal());
        assertThat(server.next().getType()).isEqualTo("provider_ready");
        assertThat(client.next().getType()).isEqualTo("provider_ready");

        controlPlane.put(environment.id(), 2, testers(2, "bert"));

        assertThat(typesOf(server.next())).isEqualTo(Map.of("direct", "update", "nested", "update"));
        assertThat(typesOf(client.next())).isEqualTo(Map.of("direct", "update", "nested", "update"));
        assertThat(client("x-api-key", environment.clientKey().reveal())
                        .resolveString(ResolveStringRequest.newBuilder()
                                .setFlagKey("direct")
                                .setContext(country("DE"))
                                .build())
                        .getValue())
                .isEqualTo("out");
    }

    private static Segment testers(long version, String unit) {
        Segment.Builder segment = Segment.newBuilder().setKey("testers").setVersion(version);
        segment.addIncludedBuilder()
                .setAttribute("targetingKey")
                .getFewBuilder()
                .addUnits(unit);
        return segment.build();
    }

    private static Map<String, String> typesOf(EventStreamResponse change) {
        return change.getData().getFieldsOrThrow("flags").getStructValue().getFieldsMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, flag -> flag.getValue()
                        .getStructValue()
                        .getFieldsOrThrow("type")
                        .getStringValue()));
    }

    private interface Call {
        Object run();
    }

    private static Status.Code statusOf(Call call) {
        return catchThrowableOfType(StatusRuntimeException.class, call::run)
                .getStatus()
                .getCode();
    }

    private Installed typed() {
        return controlPlane.install(TypedFlags.all());
    }

    private ServiceBlockingStub client(String header, String value) {
        return ServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(header, value)));
    }

    private static Metadata headers(String header, String value) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
        return headers;
    }

    private static Struct country(String country) {
        return Struct.newBuilder()
                .putFields(
                        "targetingKey",
                        Value.newBuilder().setStringValue("anna").build())
                .putFields("country", Value.newBuilder().setStringValue(country).build())
                .build();
    }
}
