package dev.guidon.evaluation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.google.protobuf.Struct;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveBooleanRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveBooleanResponse;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.evaluation.ControlPlane.Installed;
import dev.guidon.feed.FlagMapping;
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
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Flags that rules of flagd decide are answered as flagd answers them, on each of its doors.
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "servers", value = "redis,kafka"))
final class FlagdRulesTest {
    private static final String BULK = "/ofrep/v1/evaluate/flags";
    private static final String GOLD = "{\"if\":[{\"==\":[{\"var\":\"tier.name\"},\"gold\"]},\"on\",null]}";

    private final ControlPlane controlPlane;
    private final int port;
    private Installed environment;
    private ManagedChannel channel;

    FlagdRulesTest(ControlPlane controlPlane, @ConfigProperty(name = "quarkus.http.test-port") int port) {
        this.controlPlane = controlPlane;
        this.port = port;
    }

    @BeforeEach
    void install() {
        environment = controlPlane.install(
                flag("rule", GOLD, Optional.of("off"), true),
                flag("no-default", GOLD, Optional.empty(), true),
                flag("resting", GOLD, Optional.of("off"), false),
                flag("broken", "{\"no such operator\":[1]}", Optional.of("off"), true),
                flag("missing", "\"gone\"", Optional.of("off"), true));
        channel = ManagedChannelBuilder.forAddress("localhost", port)
                .usePlaintext()
                .build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    private static Flag flag(String key, String targeting, Optional<String> defaultVariant, boolean on) {
        Map<String, Value> metadata = Map.of("owner", new Value.Text("web"));
        return FlagMapping.toWire(new dev.guidon.engine.flag.Flag(
                key,
                FlagType.BOOLEAN,
                List.of(new Variant("on", new Value.Bool(true)), new Variant("off", new Value.Bool(false))),
                true,
                new FlagConfiguration(
                        1,
                        on,
                        "off",
                        List.of(),
                        List.of(),
                        List.of(),
                        new Serve.FlagdRule(targeting, Map.of(), defaultVariant, metadata))));
    }

    private Response one(String flag, String tier) {
        return given().header(
                        "Authorization", "Bearer " + environment.serverKey().reveal())
                .contentType("application/json")
                .body("{\"context\": {\"targetingKey\": \"u-1\", \"tier\": {\"name\": \"" + tier + "\"}}}")
                .post(BULK + "/" + flag);
    }

    @Test
    void ofrepAnswersAsFlagdDoes() {
        one("rule", "gold")
                .then()
                .statusCode(200)
                .body("variant", equalTo("on"))
                .body("reason", equalTo("TARGETING_MATCH"));
        one("rule", "silver").then().body("variant", equalTo("off")).body("reason", equalTo("DEFAULT"));
        one("no-default", "silver")
                .then()
                .statusCode(200)
                .body("reason", equalTo("DEFAULT"))
                .body("variant", nullValue())
                .body("value", nullValue())
                .body("metadata.owner", equalTo("web"));
        one("resting", "gold")
                .then()
                .statusCode(200)
                .body("reason", equalTo("DISABLED"))
                .body("value", nullValue());
        one("broken", "gold").then().statusCode(400).body("errorCode", equalTo("PARSE_ERROR"));
        one("missing", "gold").then().statusCode(400).body("errorCode", equalTo("GENERAL"));
        one("unknown", "gold").then().statusCode(404);
    }

    @Test
    void theBulkAnswerHasAllOfThem() {
        given().header("Authorization", "Bearer " + environment.serverKey().reveal())
                .contentType("application/json")
                .body("{}")
                .post(BULK)
                .then()
                .statusCode(200)
                .body("flags.key", hasItems("rule", "no-default", "resting", "broken", "missing"))
                .body("flags.find { it.key == 'broken' }.errorCode", equalTo("PARSE_ERROR"));
    }

    @Test
    void theSecondVersionLeavesValueAndVariantOut() {
        var client = dev.guidon.contracts.flagd.evaluation.v2.ServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(key()));

        ResolveBooleanResponse gold = client.resolveBoolean(request("rule", "gold"));
        assertThat(gold.getValue()).isTrue();
        ResolveBooleanResponse none = client.resolveBoolean(request("no-default", "silver"));
        assertThat(none.hasValue()).isFalse();
        assertThat(none.hasVariant()).isFalse();
        assertThat(none.getReason()).isEqualTo("DEFAULT");
        assertThat(client.resolveBoolean(request("resting", "gold")).getReason())
                .isEqualTo("DISABLED");
        assertThat(catchThrowableOfType(
                                StatusRuntimeException.class, () -> client.resolveBoolean(request("broken", "gold")))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.DATA_LOSS);
    }

    @Test
    void theFirstVersionKnowsNoDefaultInCode() {
        var client = dev.guidon.contracts.flagd.evaluation.v1.ServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(key()));
        var noDefault = dev.guidon.contracts.flagd.evaluation.v1.ResolveBooleanRequest.newBuilder()
                .setFlagKey("no-default")
                .build();
        var resting = dev.guidon.contracts.flagd.evaluation.v1.ResolveBooleanRequest.newBuilder()
                .setFlagKey("resting")
                .build();

        assertThat(catchThrowableOfType(StatusRuntimeException.class, () -> client.resolveBoolean(noDefault))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
        assertThat(client.resolveBoolean(resting).getReason()).isEqualTo("DISABLED");
        assertThat(client.resolveBoolean(resting).getVariant()).isEmpty();
    }

    private static ResolveBooleanRequest request(String flag, String tier) {
        Struct inner = Struct.newBuilder()
                .putFields(
                        "name",
                        com.google.protobuf.Value.newBuilder()
                                .setStringValue(tier)
                                .build())
                .build();
        return ResolveBooleanRequest.newBuilder()
                .setFlagKey(flag)
                .setContext(Struct.newBuilder()
                        .putFields(
                                "tier",
                                com.google.protobuf.Value.newBuilder()
                                        .setStructValue(inner)
                                        .build()))
                .build();
    }

    private Metadata key() {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER),
                environment.serverKey().reveal());
        return headers;
    }
}
