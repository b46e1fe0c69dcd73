package dev.guidon.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guidon.contracts.flagd.evaluation.v1.ResolveAllRequest;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveStringRequest;
import dev.guidon.contracts.flagd.sync.v1.FetchAllFlagsRequest;
import dev.guidon.contracts.flagd.sync.v1.FlagSyncServiceGrpc;
import dev.guidon.contracts.flagd.sync.v1.GetMetadataRequest;
import dev.guidon.contracts.flagd.sync.v1.SyncFlagsRequest;
import dev.guidon.contracts.flagd.sync.v1.SyncFlagsResponse;
import dev.guidon.engine.flagd.FlagdDocument;
import dev.guidon.evaluation.ControlPlane.Installed;
import dev.guidon.evaluation.adapter.listen.Listeners;
import dev.guidon.testkit.ServersResource;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Environments as whole documents over flagd's sync protocol, on the port that flagd has for it, read by OpenFeature's
/// stock flagd provider for Java in in-process mode; and flagd's oldest evaluation protocol.
@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "servers", value = "redis,kafka"))
final class FlagdSyncTest {
    private static final ImmutableContext ANNA = new ImmutableContext("anna", Map.of("country", new Value("CH")));
    private static final ImmutableContext BOB = new ImmutableContext("bob", Map.of("country", new Value("DE")));
    private static final int DEADLINE_MILLIS = 10_000;

    private final ControlPlane controlPlane;
    private final Listeners listeners;
    private final int mainPort;
    private ManagedChannel channel;

    FlagdSyncTest(
            ControlPlane controlPlane,
            Listeners listeners,
            @ConfigProperty(name = "quarkus.http.test-port") int mainPort) {
        this.controlPlane = controlPlane;
        this.listeners = listeners;
        this.mainPort = mainPort;
    }

    @BeforeEach
    void connect() {
        channel = ManagedChannelBuilder.forAddress("localhost", listeners.syncPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void shutDown() {
        OpenFeatureAPI.getInstance().shutdown();
        channel.shutdownNow();
    }

    @Test
    void aStockClientEvaluatesEveryTypeInItsOwnProcess() {
        Installed environment = controlPlane.install(TypedFlags.all());
        Client client = inProcess(environment);

        assertThat(client.getBooleanValue("bool", false, ANNA)).isTrue();
        assertThat(client.getBooleanValue("bool", true, BOB)).isFalse();
        assertThat(client.getStringValue("text", "none", ANNA)).isEqualTo("grüezi");
        assertThat(client.getIntegerValue("whole", 7, ANNA)).isEqualTo(42);
        assertThat(client.getDoubleValue("decimal", 7.0, ANNA)).isEqualTo(1.5);
        assertThat(client.getObjectValue("object", new Value("none"), ANNA)
                        .asStructure()
                        .getValue("list")
                        .asList())
                .hasSize(2);
        assertThat(client.getBooleanDetails("bool", false, ANNA))
                .returns("swiss", FlagEvaluationDetails::getVariant)
                .returns("TARGETING_MATCH", FlagEvaluationDetails::getReason);
        assertThat(client.getBooleanDetails("gone", true, ANNA).getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
    }

    @Test
    void aChangeReachesAClientThatEvaluatesInItsOwnProcess() {
        Installed environment = controlPlane.install(TypedFlags.constant("banner", 1, "before"));
        Client client = inProcess(environment);
        Queue<List<String>> changed = new ConcurrentLinkedQueue<>();
        client.onProviderConfigurationChanged(event -> changed.add(event.getFlagsChanged()));
        assertThat(client.getStringValue("banner", "none", ANNA)).isEqualTo("before");

        controlPlane.put(environment.id(), 2, TypedFlags.constant("banner", 2, "after"));

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> client.getStringValue("banner", "none", ANNA)
                .equals("after"));
        assertThat(changed).anyMatch(keys -> keys.contains("banner"));
    }

    @Test
    void aDocumentComesAtOnceAndAfterEveryChange() {
        Installed environment = controlPlane.install(TypedFlags.constant("banner", 1, "before"));
        Iterator<SyncFlagsResponse> documents =
                sync(headers(environment.serverKey().reveal())).syncFlags(SyncFlagsRequest.getDefaultInstance());

        SyncFlagsResponse first = documents.next();
        controlPlane.put(environment.id(), 2, TypedFlags.constant("other", 1, "new"));
        SyncFlagsResponse second = documents.next();

        assertThat(FlagdDocument.compile(first.getFlagConfiguration()).flagKeys())
                .containsExactly("banner");
        assertThat(FlagdDocument.compile(second.getFlagConfiguration()).flagKeys())
                .containsExactly("banner", "other");
        assertThat(second.hasSyncContext()).isTrue();
    }

    @Test
    void theSelectorOfTheMessageMayBeTheKey() {
        Installed environment = controlPlane.install(TypedFlags.constant("banner", 1, "before"));

        String document = sync(new Metadata())
                .fetchAllFlags(FetchAllFlagsRequest.newBuilder()
                        .setSelector(environment.serverKey().reveal())
                        .build())
                .getFlagConfiguration();

        assertThat(FlagdDocument.compile(document).flagKeys()).containsExactly("banner");
    }

    @Test
    void nobodyGetsRulesWithoutAKeyForThem() {
        Installed environment = controlPlane.install(TypedFlags.constant("banner", 1, "before"));

        assertThat(refusal(new Metadata())).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(refusal(headers("gdn_server_nowhere_" + "0".repeat(48)))).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(refusal(headers(environment.clientKey().reveal()))).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void aRevokedKeyEndsItsStream() {
        Installed environment = controlPlane.install(TypedFlags.constant("banner", 1, "before"));
        Iterator<SyncFlagsResponse> documents =
                sync(headers(environment.serverKey().reveal())).syncFlags(SyncFlagsRequest.getDefaultInstance());
        assertThat(documents.next().getFlagConfiguration()).contains("banner");

        controlPlane.revoke(environment.id(), 2, "server");

        StatusRuntimeException ended = catchThrowableOfType(StatusRuntimeException.class, documents::next);
        assertThat(ended.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void metadataSayWhatTheServerAddsToContexts() {
        Installed environment = controlPlane.install();

        assertThat(sync(headers(environment.serverKey().reveal()))
                        .getMetadata(GetMetadataRequest.getDefaultInstance())
                        .getMetadata()
                        .getFieldsMap())
                .isEmpty();
    }

    @Test
    void flagdsOldestProtocolAnswersAsItsFirst() {
        Installed environment = controlPlane.install(TypedFlags.constant("banner", 1, "before"));
        ManagedChannel main = ManagedChannelBuilder.forAddress("localhost", mainPort)
                .usePlaintext()
                .build();
        try {
            var client = dev.guidon.contracts.schema.v1.ServiceGrpc.newBlockingStub(main)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(
                            headers(environment.serverKey().reveal())));

            assertThat(client.resolveString(ResolveStringRequest.newBuilder()
                                    .setFlagKey("banner")
                                    .build())
                            .getValue())
                    .isEqualTo("before");
            assertThat(client.resolveAll(ResolveAllRequest.getDefaultInstance()).getFlagsMap())
                    .containsOnlyKeys("banner");
        } finally {
            main.shutdownNow();
        }
    }

    private FlagSyncServiceGrpc.FlagSyncServiceBlockingStub sync(Metadata headers) {
        return FlagSyncServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private Status.Code refusal(Metadata headers) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> sync(headers)
                        .fetchAllFlags(FetchAllFlagsRequest.getDefaultInstance()))
                .getStatus()
                .getCode();
    }

    private static Metadata headers(String key) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER), key);
        return headers;
    }

    private Client inProcess(Installed environment) {
        OpenFeatureAPI.getInstance()
                .setProviderAndWait(new FlagdProvider(FlagdOptions.builder()
                        .resolverType(Config.Resolver.IN_PROCESS)
                        .host("localhost")
                        .port(listeners.syncPort())
                        .selector(environment.serverKey().reveal())
                        .deadline(DEADLINE_MILLIS)
                        .build()));
        return OpenFeatureAPI.getInstance().getClient();
    }
}
