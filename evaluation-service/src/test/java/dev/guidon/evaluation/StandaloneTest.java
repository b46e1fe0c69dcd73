package dev.guidon.evaluation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.guidon.contracts.flagd.evaluation.v1.EventStreamRequest;
import dev.guidon.contracts.flagd.evaluation.v1.EventStreamResponse;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveAllRequest;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveAllResponse;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveIntRequest;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveStringRequest;
import dev.guidon.contracts.flagd.evaluation.v1.ServiceGrpc;
import dev.guidon.contracts.flagd.sync.v1.FetchAllFlagsRequest;
import dev.guidon.contracts.flagd.sync.v1.FlagSyncServiceGrpc;
import dev.guidon.contracts.flagd.sync.v1.GetMetadataRequest;
import dev.guidon.evaluation.adapter.listen.Listeners;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service as a flagd without a platform: flags out of two files, and neither Redis nor Kafka nor keys.
@QuarkusTest
@TestProfile(StandaloneTest.TwoFiles.class)
final class StandaloneTest {
    private static final String BULK = "/ofrep/v1/evaluate/flags";
    private static final String BASE = """
            {"metadata": {"team": "web"},
             "flags": {
               "banner": {"state": "ENABLED", "variants": {"a": "from base", "b": "other"}, "defaultVariant": "a"},
               "count": {"state": "ENABLED", "variants": {"few": 3, "half": 1.5}, "defaultVariant": "half"},
               "resting": {"state": "DISABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on"},
               "open": {"state": "ENABLED", "variants": {"on": true}},
               "broken": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on",
                          "targeting": {"no such operator": []}},
               "tenant": {"state": "ENABLED", "variants": {"big": "big", "small": "small"}, "defaultVariant": "small",
                          "targeting": {"if": [{"==": [{"var": "tenant"}, "acme"]}, "big", null]}},
               "region": {"state": "ENABLED", "variants": {"eu": "eu", "us": "us"}, "defaultVariant": "us",
                          "targeting": {"if": [{"==": [{"var": "region"}, "eu"]}, "eu", null]}}}}
            """;
    private static final String MORE = """
            metadata:
              flagSetId: shop
            flags:
              banner:
                state: ENABLED
                variants: {a: from more}
                defaultVariant: a
              yes:
                state: ENABLED
                variants: {on: true, off: false}
                defaultVariant: on
            """;

    /// Files are written before the service starts.
    public static final class TwoFiles implements QuarkusTestProfile {
        /// The same for the class loaders of test and service.
        static final Path FOLDER = Path.of("target", "standalone").toAbsolutePath();

        private static void write() {
            try {
                Path folder = Files.createDirectories(FOLDER);
                Files.writeString(folder.resolve("base.json"), BASE);
                Files.writeString(folder.resolve("more.yaml"), MORE);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            write();
            return Map.of(
                    "guidon.flagd.standalone", "true",
                    "guidon.flagd.sources",
                            "[{\"uri\":\"" + FOLDER.resolve("base.json") + "\",\"provider\":\"file\"},{\"uri\":\""
                                    + FOLDER.resolve("more.yaml") + "\",\"provider\":\"file\"}]",
                    "guidon.flagd.context-values.\"region\"", "eu",
                    "guidon.flagd.context-from-header.\"X-Tenant\"", "tenant",
                    "guidon.flagd.cors-origins", "https://shop.example");
        }
    }

    private final Listeners listeners;
    private final int port;
    private ManagedChannel channel;
    private ManagedChannel syncChannel;

    StandaloneTest(Listeners listeners, @ConfigProperty(name = "quarkus.http.test-port") int port) {
        this.listeners = listeners;
        this.port = port;
    }

    @BeforeEach
    void connect() {
        channel = ManagedChannelBuilder.forAddress("localhost", port)
                .usePlaintext()
                .build();
        syncChannel = ManagedChannelBuilder.forAddress("localhost", listeners.syncPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void disconnect() throws IOException {
        channel.shutdownNow();
        syncChannel.shutdownNow();
    }

    @Test
    void laterSourcesGoBeforeEarlierOnes() {
        one("banner", "").then().statusCode(200).body("value", equalTo("from more"));
        one("banner", "flagSetId=").then().body("value", equalTo("from base"));
        one("banner", "flagSetId=shop")
                .then()
                .body("value", equalTo("from more"))
                .body("metadata.flagSetId", equalTo("shop"));
        one("yes", "flagSetId=").then().statusCode(404).body("errorCode", equalTo("FLAG_NOT_FOUND"));
    }

    @Test
    void aSourceIsSelectedByItsNameAlone() {
        String base = TwoFiles.FOLDER.resolve("base.json").toString();

        one("banner", base)
                .then()
                .body("value", equalTo("from base"))
                .body("metadata.source", equalTo(base))
                .body("metadata.team", equalTo("web"));
        one("yes", "source=" + base).then().statusCode(404);
    }

    @Test
    void aSelectorByAnythingElseIsRefused() {
        one("banner", "team=web").then().statusCode(400).body("errorCode", equalTo("GENERAL"));

        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, () -> v1(Map.of(
                        "flagd-selector", "team=web"))
                .resolveString(
                        ResolveStringRequest.newBuilder().setFlagKey("banner").build()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void fixedContextGoesBeforeTheBodyAndHeadersBeforeBoth() {
        given().contentType("application/json")
                .body("{\"context\": {\"region\": \"us\", \"tenant\": \"none\"}}")
                .header("x-tenant", "acme")
                .post(BULK)
                .then()
                .statusCode(200)
                .body("flags.find { it.key == 'region' }.value", equalTo("eu"))
                .body("flags.find { it.key == 'tenant' }.value", equalTo("big"));
        assertThat(v1(Map.of("x-tenant", "acme"))
                        .resolveString(ResolveStringRequest.newBuilder()
                                .setFlagKey("tenant")
                                .build())
                        .getValue())
                .isEqualTo("big");
    }

    @Test
    void codeDefaultsDisabledFlagsAndBrokenRulesAreAnsweredAsFlagdDoes() {
        one("open", "")
                .then()
                .statusCode(200)
                .body("reason", equalTo("DEFAULT"))
                .body("$", not(hasKey("value")))
                .body("$", not(hasKey("variant")));
        one("resting", "")
                .then()
                .statusCode(200)
                .body("reason", equalTo("DISABLED"))
                .body("$", not(hasKey("value")));
        one("broken", "")
                .then()
                .statusCode(400)
                .body("errorCode", equalTo("PARSE_ERROR"))
                .body("errorDetails", notNullValue())
                .body("metadata.team", equalTo("web"));
        assertThat(v1(Map.of())
                        .resolveInt(ResolveIntRequest.newBuilder()
                                .setFlagKey("count")
                                .build())
                        .getValue())
                .isEqualTo(1);
    }

    @Test
    void theFirstProtocolsBulkAnswerLeavesOutWhatHasNoDefault() {
        ResolveAllResponse all =
                v1(Map.of("flagd-selector", "flagSetId=")).resolveAll(ResolveAllRequest.getDefaultInstance());

        assertThat(all.getFlagsMap()).doesNotContainKey("open");
        assertThat(all.getFlagsOrThrow("broken"))
                .returns("ERROR", flag -> flag.getReason())
                .returns(false, flag -> flag.getBoolValue());
        assertThat(all.getFlagsOrThrow("resting"))
                .returns("DISABLED", flag -> flag.getReason())
                .returns("", flag -> flag.getVariant())
                .returns(true, flag -> flag.hasBoolValue());
        assertThat(all.getFlagsOrThrow("count").getDoubleValue()).isEqualTo(1.5);
    }

    @Test
    void documentsAreAskedForBySelectorAndSayTheirContext() {
        FlagSyncServiceGrpc.FlagSyncServiceBlockingStub sync = FlagSyncServiceGrpc.newBlockingStub(syncChannel);

        assertThat(sync.fetchAllFlags(FetchAllFlagsRequest.newBuilder()
                                .setSelector("flagSetId=shop")
                                .build())
                        .getFlagConfiguration())
                .contains("from more")
                .doesNotContain("from base");
        assertThat(sync.getMetadata(GetMetadataRequest.getDefaultInstance())
                        .getMetadata()
                        .getFieldsOrThrow("region")
                        .getStringValue())
                .isEqualTo("eu");
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> sync.fetchAllFlags(FetchAllFlagsRequest.newBuilder()
                        .setSelector("team=web")
                        .build()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void aChangedFileIsToldAfterItIsServedAndABrokenOneChangesNothing() throws IOException {
        Path base = TwoFiles.FOLDER.resolve("base.json");
        Iterator<EventStreamResponse> events =
                v1(Map.of("flagd-selector", "flagSetId=")).eventStream(EventStreamRequest.getDefaultInstance());
        assertThat(events.next().getType()).isEqualTo("provider_ready");

        replace(base, "{\"flags\": {\"banner\": ");
        replace(base, BASE.replace("from base", "from changed base"));

        EventStreamResponse event = events.next();
        assertThat(event.getType()).isEqualTo("configuration_change");
        assertThat(event.getData().getFieldsOrThrow("flags").getStructValue().getFieldsMap())
                .containsOnlyKeys("banner");
        one("banner", "flagSetId=").then().body("value", equalTo("from changed base"));
        replace(base, BASE);
        assertThat(events.next().getType()).isEqualTo("configuration_change");
        one("banner", "flagSetId=").then().body("value", equalTo("from base"));
    }

    /// As an editor or Kubernetes does it: another file in the place of the first.
    private static void replace(Path file, String text) throws IOException {
        Path fresh = Files.writeString(file.resolveSibling("fresh.tmp"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void webPagesOfNamedOriginsMayAsk() {
        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-anything")
                .options(BULK)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("https://shop.example"))
                .header("Access-Control-Allow-Headers", equalTo("content-type,x-anything"));
        given().header("Origin", "https://shop.example")
                .contentType("application/json")
                .body("{}")
                .post(BULK)
                .then()
                .statusCode(200)
                .header("Access-Control-Expose-Headers", startsWith("ETag, Retry-After"));
        assertThat(given().header("Origin", "https://elsewhere.example")
                        .contentType("application/json")
                        .body("{}")
                        .post(BULK)
                        .header("Access-Control-Allow-Origin"))
                .isNull();
    }

    @Test
    void theBulkAnswerNamesAStreamThatTellsToFetchAgain() throws Exception {
        Response bulk = given().contentType("application/json").body("{}").post(BULK);
        bulk.then().body("eventStreams[0].type", equalTo("sse"));
        String path = bulk.path("eventStreams[0].endpoint.requestUri");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> stream = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + listeners.ofrepPort() + path))
                            .build(),
                    BodyHandlers.ofLines());
            assertThat(stream.headers().firstValue("Content-Type")).isEqualTo(Optional.of("text/event-stream"));
            Path more = TwoFiles.FOLDER.resolve("more.yaml");
            replace(more, MORE.replace("from more", "from changed more"));

            String data = stream.body()
                    .filter(line -> line.startsWith("data:"))
                    .findFirst()
                    .orElseThrow();

            assertThat(data).contains("\"type\":\"refetchEvaluation\"").contains("\"etag\":");
            one("banner", "").then().body("value", equalTo("from changed more"));
            replace(more, MORE);
            Awaitility.await().until(() -> "from more".equals(one("banner", "").path("value")));
            client.shutdownNow();
        }
    }

    @Test
    void anEntityTagCoversTheContextAndTheFlags() {
        Response first = bulk("{\"context\": {\"plan\": \"gold\"}}", "\"none\"");
        String tag = first.header("ETag");

        assertThat(bulk("{\"context\": {\"plan\": \"gold\"}}", tag).statusCode())
                .isEqualTo(304);
        assertThat(bulk("{\"context\": {\"plan\": \"silver\"}}", tag).statusCode())
                .isEqualTo(200);
    }

    private static Response bulk(String body, String tag) {
        return given().contentType("application/json")
                .body(body)
                .header("If-None-Match", "\"other\", W/" + tag)
                .post(BULK);
    }

    @Test
    void ownMethodsAreNotServed() {
        var own = dev.guidon.contracts.evaluation.v1.EvaluationServiceGrpc.newBlockingStub(channel);

        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> own.evaluate(dev.guidon.contracts.evaluation.v1.EvaluateRequest.getDefaultInstance()));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void connectSpeaksJson() {
        connect("flagd.evaluation.v1.Service/ResolveBoolean", "{\"flag_key\": \"resting\", \"unknown\": 1}")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("value", equalTo(false))
                .body("reason", equalTo("DISABLED"));
        connect("schema.v1.Service/ResolveString", "{\"flagKey\": \"banner\"}")
                .then()
                .body("value", equalTo("from more"));
        connect("flagd.evaluation.v2.Service/ResolveInt", "{\"flagKey\": \"count\"}")
                .then()
                .body("value", equalTo("1"));
        connect("flagd.evaluation.v2.Service/ResolveString", "{\"flagKey\": \"gone\"}")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        connect("flagd.evaluation.v2.Service/ResolveString", "{\"flagKey\": \"count\"}")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_argument"));
        connect("flagd.evaluation.v2.Service/ResolveString", "no JSON").then().statusCode(400);
        connect("flagd.evaluation.v2.Service/ResolveString", "{\"flagKey\": \"" + "x".repeat(1_000_001) + "\"}")
                .then()
                .statusCode(429)
                .body("code", equalTo("resource_exhausted"));
    }

    private static Response connect(String method, String body) {
        return given().contentType("application/json").body(body).post("/" + method);
    }

    @Test
    void connectSpeaksProtobuf() throws Exception {
        byte[] message =
                ResolveStringRequest.newBuilder().setFlagKey("banner").build().toByteArray();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://localhost:" + port + "/flagd.evaluation.v2.Service/ResolveString"))
                            .header("Content-Type", "application/proto")
                            .POST(BodyPublishers.ofByteArray(message))
                            .build(),
                    BodyHandlers.ofByteArray());

            assertThat(dev.guidon.contracts.flagd.evaluation.v2.ResolveStringResponse.parseFrom(answer.body())
                            .getValue())
                    .isEqualTo("from more");
        }
    }

    @Test
    void connectStreamsEvents() throws Exception {
        byte[] envelope = ByteBuffer.allocate(7)
                .put((byte) 0)
                .putInt(2)
                .put("{}".getBytes(StandardCharsets.UTF_8))
                .array();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + port + "/flagd.evaluation.v1.Service/EventStream"))
                            .header("Content-Type", "application/connect+json")
                            .POST(BodyPublishers.ofByteArray(envelope))
                            .build(),
                    BodyHandlers.ofInputStream());

            assertThat(answer.headers().firstValue("Content-Type")).isEqualTo(Optional.of("application/connect+json"));
            byte[] head = answer.body().readNBytes(5);
            assertThat(head[0]).isZero();
            byte[] first = answer.body().readNBytes(ByteBuffer.wrap(head, 1, 4).getInt());
            assertThat(new String(first, StandardCharsets.UTF_8)).contains("\"type\":\"provider_ready\"");
            answer.body().close();
            client.shutdownNow();
        }
    }

    @Test
    void grpcWebEndsWithTrailersInTheBody() throws Exception {
        byte[] message =
                ResolveStringRequest.newBuilder().setFlagKey("gone").build().toByteArray();
        byte[] envelope = ByteBuffer.allocate(5 + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://localhost:" + port + "/flagd.evaluation.v1.Service/ResolveString"))
                            .header("Content-Type", "application/grpc-web+proto")
                            .POST(BodyPublishers.ofByteArray(envelope))
                            .build(),
                    BodyHandlers.ofByteArray());

            assertThat(answer.body()[0] & 0xFF).isEqualTo(0x80);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("grpc-status: 5");
        }
    }

    private static Response one(String flag, String selector) {
        return given().contentType("application/json")
                .body("{\"context\": {\"targetingKey\": \"anna\"}}")
                .header("flagd-selector", selector)
                .post(BULK + "/" + flag);
    }

    private ServiceGrpc.ServiceBlockingStub v1(Map<String, String> headers) {
        Metadata metadata = new Metadata();
        headers.forEach((name, value) -> metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        return ServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    }
}
