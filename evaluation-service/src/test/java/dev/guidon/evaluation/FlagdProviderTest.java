package dev.guidon.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.evaluation.ControlPlane.Installed;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.testkit.ServersResource;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Structure;
import dev.openfeature.sdk.Value;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// OpenFeature's stock flagd provider for Java, in RPC mode, as anybody would use it. It speaks `flagd.evaluation.v1`.
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "servers", value = "redis,kafka"))
final class FlagdProviderTest {
    private static final ImmutableContext ANNA = new ImmutableContext("anna", Map.of("country", new Value("CH")));
    private static final ImmutableContext BOB = new ImmutableContext("bob", Map.of("country", new Value("DE")));
    private static final int DEADLINE_MILLIS = 10_000;

    private final ControlPlane controlPlane;
    private final int port;

    FlagdProviderTest(ControlPlane controlPlane, @ConfigProperty(name = "quarkus.http.test-port") int port) {
        this.controlPlane = controlPlane;
        this.port = port;
    }

    @AfterEach
    void shutDown() {
        OpenFeatureAPI.getInstance().shutdown();
    }

    @Test
    void everyTypeIsResolved() {
        Client client = connect(controlPlane.install(TypedFlags.all()).serverKey());

        assertThat(client.getBooleanValue("bool", false, ANNA)).isTrue();
        assertThat(client.getBooleanValue("bool", true, BOB)).isFalse();
        assertThat(client.getStringValue("text", "none", ANNA)).isEqualTo("grüezi");
        assertThat(client.getStringValue("text", "none", BOB)).isEmpty();
        assertThat(client.getIntegerValue("whole", 7, ANNA)).isEqualTo(42);
        assertThat(client.getIntegerValue("whole", 7, BOB)).isZero();
        assertThat(client.getDoubleValue("decimal", 7.0, ANNA)).isEqualTo(1.5);
        assertThat(client.getDoubleValue("whole", 7.0, ANNA)).isEqualTo(42);
        Structure object =
                client.getObjectValue("object", new Value("none"), ANNA).asStructure();
        assertThat(object.getValue("list").asList()).hasSize(2);
    }

    @Test
    void detailsNameVariantReasonAndMetadata() {
        Installed environment = controlPlane.install(TypedFlags.all());
        Client client = connect(environment.serverKey());

        FlagEvaluationDetails<Boolean> swiss = client.getBooleanDetails("bool", false, ANNA);

        assertThat(swiss.getVariant()).isEqualTo("swiss");
        assertThat(swiss.getReason()).isEqualTo("TARGETING_MATCH");
        assertThat(swiss.getFlagMetadata().getString("flagSetId")).isEqualTo(environment.id());
        assertThat(swiss.getFlagMetadata().getString("version")).isEqualTo("1");
        assertThat(client.getBooleanDetails("bool", false, BOB).getReason()).isEqualTo("DEFAULT");
    }

    @Test
    void errorsHaveTheCodesOfOpenFeature() {
        Client client = connect(controlPlane.install(TypedFlags.all()).serverKey());

        assertThat(client.getBooleanDetails("gone", true, ANNA))
                .returns(ErrorCode.FLAG_NOT_FOUND, FlagEvaluationDetails::getErrorCode)
                .returns(true, FlagEvaluationDetails::getValue);
        assertThat(client.getBooleanDetails("text", true, ANNA).getErrorCode()).isEqualTo(ErrorCode.TYPE_MISMATCH);
    }

    @Test
    void aFlagThatIsOffServesItsOffVariant() {
        Client client = connect(controlPlane.install(TypedFlags.off("release")).serverKey());

        assertThat(client.getStringDetails("release", "mine", ANNA))
                .returns("off", FlagEvaluationDetails::getValue)
                .returns("DISABLED", FlagEvaluationDetails::getReason);
    }

    @Test
    void aChangeIsToldAndACachedAnswerForgotten() {
        Installed environment = controlPlane.install(TypedFlags.constant("banner", 1, "before"));
        Client client = connect(environment.serverKey());
        Queue<List<String>> changed = new ConcurrentLinkedQueue<>();
        client.onProviderConfigurationChanged(event -> changed.add(event.getFlagsChanged()));
        assertThat(client.getStringDetails("banner", "none", ANNA).getReason()).isEqualTo("STATIC");
        assertThat(client.getStringDetails("banner", "none", ANNA).getReason()).isEqualTo("CACHED");

        controlPlane.put(environment.id(), 2, TypedFlags.constant("banner", 2, "after"));

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !changed.isEmpty());
        assertThat(changed.peek()).containsExactly("banner");
        assertThat(client.getStringValue("banner", "none", ANNA)).isEqualTo("after");
    }

    private Client connect(ApiKeyText key) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + key.reveal());
        OpenFeatureAPI.getInstance()
                .setProviderAndWait(new FlagdProvider(FlagdOptions.builder()
                        .resolverType(Config.Resolver.RPC)
                        .host("localhost")
                        .port(port)
                        .deadline(DEADLINE_MILLIS)
                        .clientInterceptors(List.of(MetadataUtils.newAttachHeadersInterceptor(headers)))
                        .build()));
        return OpenFeatureAPI.getInstance().getClient();
    }
}
