package dev.guidon.e2e.flagd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.e2e.flagd.NodeClient.Told;
import dev.guidon.e2e.platform.Repository;
import dev.guidon.e2e.platform.StandaloneFlagd;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever runs flagd swaps one command. OpenFeature's stock clients for Java and Node are pointed at the packaged
/// service, which has a file of flags and nothing else.
final class StandaloneIT {
    private static final String FLAGS = """
            {"metadata": {"owner": "web"},
             "flags": {
               "bool": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on"},
               "text": {"state": "ENABLED", "variants": {"hi": "hi there", "none": ""}, "defaultVariant": "none",
                        "targeting": {"if": [{"==": [{"var": "country"}, "CH"]}, "hi", null]}},
               "whole": {"state": "ENABLED", "variants": {"v": 42, "w": 0}, "defaultVariant": "v"},
               "decimal": {"state": "ENABLED", "variants": {"v": 1.5}, "defaultVariant": "v"},
               "object": {"state": "ENABLED", "variants": {"v": {"a": 1, "list": [true, "x"]}}, "defaultVariant": "v"},
               "code": {"state": "ENABLED", "variants": {"on": true}},
               "resting": {"state": "DISABLED", "variants": {"on": true}, "defaultVariant": "on"},
               "broken": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on",
                          "targeting": {"no such operator": []}},
               "region": {"state": "ENABLED", "variants": {"eu": "eu", "us": "us"}, "defaultVariant": "us",
                          "targeting": {"if": [{"==": [{"var": "region"}, "eu"]}, "eu", null]}},
               "drawn": {"state": "ENABLED", "variants": {"heads": "heads", "tails": "tails"},
                         "defaultVariant": "heads",
                         "targeting": {"fractional": [{"var": "email"}, ["heads", 1], ["tails", 1]]}}}}
            """;
    private static final Map<String, Object> ANNA =
            Map.of("targetingKey", "anna", "country", "CH", "email", "jon@company.com");
    private static final ImmutableContext JAVA_ANNA =
            new ImmutableContext("anna", Map.of("country", new Value("CH"), "email", new Value("jon@company.com")));
    private static final AtomicInteger STARTS = new AtomicInteger();
    private static Path node;

    private Path flags;
    private StandaloneFlagd flagd;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        node = NodeClient.install(Repository.root());
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        flags = Files.writeString(folder.resolve("flags.json"), FLAGS);
        flagd = new StandaloneFlagd(
                "standalone-" + STARTS.incrementAndGet(),
                new Random(),
                List.of("--uri", "file:" + flags, "--context-value", "region=eu"));
        flagd.start();
    }

    @AfterEach
    void stop() {
        OpenFeatureAPI.getInstance().shutdown();
        flagd.close();
    }

    @AfterAll
    static void forget() {
        OpenFeatureAPI.getInstance().shutdown();
    }

    private void replace(String text) throws IOException {
        Path fresh = Files.writeString(flags.resolveSibling("fresh"), text);
        Files.move(fresh, flags, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private int portFor(String mode) {
        return switch (mode) {
            case "rpc" -> flagd.port();
            case "in-process" -> flagd.syncPort();
            default -> flagd.ofrepPort();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpc", "in-process", "ofrep"})
    void nodeGetsEveryTypeReasonAndError(String mode) {
        try (NodeClient client = NodeClient.start(node, mode, portFor(mode))) {
            assertThat(client.ask("boolean", "bool", false, ANNA))
                    .returns(true, Told::isTrue)
                    .returns("STATIC", Told::reason)
                    .returns("on", Told::variant);
            assertThat(client.ask("string", "text", "mine", ANNA))
                    .returns("hi there", Told::text)
                    .returns("TARGETING_MATCH", Told::reason);
            assertThat(client.ask("string", "text", "mine", Map.of("targetingKey", "bob")))
                    .returns("", Told::text)
                    .returns("DEFAULT", Told::reason);
            assertThat(client.ask("number", "whole", 7, ANNA).value().asInt()).isEqualTo(42);
            assertThat(client.ask("number", "decimal", 7, ANNA).value().asDouble())
                    .isEqualTo(1.5);
            assertThat(client.ask("object", "object", Map.of(), ANNA)
                            .value()
                            .path("list")
                            .path(1)
                            .asText())
                    .isEqualTo("x");
            Told left = client.ask("boolean", "code", true, ANNA);
            Told resting = client.ask("boolean", "resting", false, ANNA);
            assertThat(left.isTrue()).isTrue();
            assertThat(resting.isTrue()).isFalse();
            if (!mode.equals("ofrep")) {
                // This version of the OFREP provider takes an answer without a value for an error.
                assertThat(left.reason()).isEqualTo("DEFAULT");
                assertThat(resting.reason()).isEqualTo("DISABLED");
            }
            assertThat(error(client.ask("boolean", "gone", true, ANNA))).isEqualTo("FLAG_NOT_FOUND");
            assertThat(error(client.ask("boolean", "text", true, ANNA))).isEqualTo("TYPE_MISMATCH");
            assertThat(error(client.ask("boolean", "broken", true, ANNA))).isEqualTo("PARSE_ERROR");
            assertThat(client.ask("string", "region", "mine", ANNA).text()).isEqualTo("eu");
            assertThat(client.ask("string", "drawn", "mine", ANNA).text()).isEqualTo("heads");
        }
    }

    private static String error(Told told) {
        return told.errorCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpc", "in-process"})
    void nodeHearsOfChangesAndComesBackAfterARestart(String mode) throws IOException {
        try (NodeClient client = NodeClient.start(node, mode, portFor(mode))) {
            assertThat(client.ask("boolean", "bool", false, ANNA).isTrue()).isTrue();

            replace(FLAGS.replace(
                    "\"off\": false}, \"defaultVariant\": \"on\"", "\"off\": false}, \"defaultVariant\": \"off\""));

            assertThat(client.await("PROVIDER_CONFIGURATION_CHANGED").path("flags"))
                    .anyMatch(key -> key.asText().equals("bool"));
            assertThat(client.ask("boolean", "bool", true, ANNA).isTrue()).isFalse();
            flagd.kill();
            flagd.start();
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> client.ask("boolean", "bool", true, ANNA)
                    .reason()
                    .equals("STATIC"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpc", "in-process", "ofrep"})
    void javaGetsEveryTypeReasonAndError(String mode) {
        Client client = java(mode);

        assertThat(client.getBooleanDetails("bool", false, JAVA_ANNA))
                .returns(true, FlagEvaluationDetails::getValue)
                .returns("STATIC", FlagEvaluationDetails::getReason)
                .returns("on", FlagEvaluationDetails::getVariant);
        assertThat(client.getStringDetails("text", "mine", JAVA_ANNA))
                .returns("hi there", FlagEvaluationDetails::getValue)
                .returns("TARGETING_MATCH", FlagEvaluationDetails::getReason);
        assertThat(client.getStringDetails("text", "mine", new ImmutableContext("bob")))
                .returns("", FlagEvaluationDetails::getValue)
                .returns("DEFAULT", FlagEvaluationDetails::getReason);
        assertThat(client.getIntegerValue("whole", 7, JAVA_ANNA)).isEqualTo(42);
        assertThat(client.getDoubleValue("decimal", 7.0, JAVA_ANNA)).isEqualTo(1.5);
        assertThat(client.getObjectValue("object", new Value("none"), JAVA_ANNA)
                        .asStructure()
                        .getValue("list")
                        .asList())
                .hasSize(2);
        assertThat(client.getBooleanDetails("gone", true, JAVA_ANNA).getErrorCode())
                .isEqualTo(ErrorCode.FLAG_NOT_FOUND);
        assertThat(client.getStringValue("region", "mine", JAVA_ANNA)).isEqualTo("eu");
        if (!mode.equals("in-process")) {
            // In its own process this version of the provider draws with flagd's first arithmetic.
            assertThat(client.getStringValue("drawn", "mine", JAVA_ANNA)).isEqualTo("heads");
        }
        assertThat(client.getBooleanValue("resting", false, JAVA_ANNA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpc", "in-process"})
    void javaComesBackAfterARestart(String mode) throws IOException {
        Client client = java(mode);
        assertThat(client.getStringValue("text", "none", JAVA_ANNA)).isEqualTo("hi there");

        flagd.kill();
        replace(FLAGS.replace("hi there", "good day"));
        flagd.start();

        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> client.getStringValue("text", "none", JAVA_ANNA)
                .equals("good day"));
    }

    private Client java(String mode) {
        FeatureProvider provider =
                switch (mode) {
                    case "ofrep" ->
                        OfrepProvider.constructProvider(OfrepProviderOptions.builder()
                                .baseUrl("http://127.0.0.1:" + flagd.ofrepPort())
                                .build());
                    default ->
                        new FlagdProvider(FlagdOptions.builder()
                                .resolverType(mode.equals("rpc") ? Config.Resolver.RPC : Config.Resolver.IN_PROCESS)
                                .host("127.0.0.1")
                                .port(portFor(mode))
                                .deadline(10_000)
                                .build());
                };
        OpenFeatureAPI.getInstance().setProviderAndWait(provider);
        return OpenFeatureAPI.getInstance().getClient();
    }

    @Test
    void aFlagdOfItsOwnFollowsAnotherOverGrpcAndHttp() throws IOException {
        try (StandaloneFlagd follower = new StandaloneFlagd(
                "standalone-follower-" + STARTS.incrementAndGet(),
                new Random(),
                List.of("--uri", "grpc://127.0.0.1:" + flagd.syncPort()))) {
            follower.start();
            try (NodeClient client = NodeClient.start(node, "rpc", follower.port())) {
                assertThat(client.ask("string", "text", "mine", ANNA).text()).isEqualTo("hi there");

                replace(FLAGS.replace("hi there", "good day"));

                assertThat(client.await("PROVIDER_CONFIGURATION_CHANGED").path("flags"))
                        .hasSize(1);
                assertThat(client.ask("string", "text", "mine", ANNA).text()).isEqualTo("good day");
            }
        }
    }

    @Test
    void itIsNotReadyBeforeEverySourceHasGivenADocument() throws IOException, InterruptedException {
        Path late = flags.resolveSibling("late.json");
        try (StandaloneFlagd waiting = new StandaloneFlagd(
                "standalone-late-" + STARTS.incrementAndGet(),
                new Random(),
                List.of("--uri", "file:" + flags, "--uri", "file:" + late))) {
            waiting.launch();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .ignoreExceptions()
                    .until(() -> status(waiting, "/readyz") == 412);
            assertThat(health(waiting)).isEqualTo(ServingStatus.NOT_SERVING);

            Files.writeString(late, "{\"flags\": {}}");

            waiting.awaitReady();
            assertThat(status(waiting, "/readyz")).isEqualTo(200);
            assertThat(health(waiting)).isEqualTo(ServingStatus.SERVING);
        }
    }

    /// As Kubernetes and others probe flagd.
    private static ServingStatus health(StandaloneFlagd flagd) {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", flagd.managementPort())
                .usePlaintext()
                .build();
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void theManagementPortIsFlagds() throws IOException, InterruptedException {
        assertThat(status(flagd, "/healthz")).isEqualTo(200);
        assertThat(status(flagd, "/readyz")).isEqualTo(200);
        assertThat(status(flagd, "/metrics")).isEqualTo(200);
    }

    private static int status(StandaloneFlagd flagd, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + flagd.managementPort() + path))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
