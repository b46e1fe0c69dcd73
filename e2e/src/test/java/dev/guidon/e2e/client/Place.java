package dev.guidon.e2e.client;

import dev.guidon.e2e.platform.Platform;
import dev.guidon.e2e.platform.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// A project with one environment and its keys, made over REST, and known to every service.
public record Place(Platform platform, String project, String serverKey, String clientKey) {
    public static final String ENVIRONMENT = "production";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int CREATED = 201;

    /// Returns when all services know the keys.
    public static Place create(Platform platform, String project) {
        Http flags = Http.bearer(platform.url(Service.FLAG_SERVICE) + "/api/v1", platform.administratorToken());
        flags.post("/projects", """
                {"key": "%s", "name": "End to end"}""".formatted(project)).require(CREATED);
        flags.post("/projects/" + project + "/environments", """
                {"key": "%s", "name": "Production"}""".formatted(ENVIRONMENT))
                .require(CREATED);
        Place place = new Place(platform, project, issue(flags, project, "server"), issue(flags, project, "client"));
        place.awaitEverywhere();
        return place;
    }

    private static String issue(Http flags, String project, String kind) {
        String path = "/projects/" + project + "/environments/" + ENVIRONMENT + "/keys";
        return flags.post(path, """
                {"name": "%s", "kind": "%s"}""".formatted(kind, kind))
                .require(CREATED)
                .json()
                .path("key")
                .asText();
    }

    /// The last change so far is the client key: whoever knows it knows everything.
    private void awaitEverywhere() {
        Awaitility.await("every service knows the keys")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    try (Evaluations evaluations = evaluations()) {
                        evaluations.addresses().forEach(address -> address.as(clientKey)
                                .everything("nobody"));
                    }
                    gateway().as(clientKey).get("/models").require(OK);
                    experiments().get("").require(OK);
                });
    }

    /// The REST API of flag-service, below this project, as the administrator.
    public Http flags() {
        String url = platform.url(Service.FLAG_SERVICE) + "/api/v1/projects/" + project;
        return Http.bearer(url, platform.administratorToken());
    }

    /// Creates a flag; returns when both evaluation-services serve it.
    public void createFlag(String document) {
        flags().post("/flags", document).require(CREATED);
        awaitSequence(sequence());
    }

    /// Replaces the configuration of a flag.
    public Answer configure(String flag, String entityTag, String document) {
        return flags().put("/environments/" + ENVIRONMENT + "/flags/" + flag, document, Map.of("If-Match", entityTag));
    }

    public Answer configuration(String flag) {
        return flags().get("/environments/" + ENVIRONMENT + "/flags/" + flag);
    }

    /// How many changes the environment has seen.
    public long sequence() {
        return flags().get("/environments/" + ENVIRONMENT)
                .require(OK)
                .json()
                .path("sequence")
                .asLong();
    }

    public void awaitSequence(long sequence) {
        try (Evaluations evaluations = evaluations()) {
            Awaitility.await("sequence " + sequence + " is served")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> evaluations.addresses().stream()
                            .allMatch(address -> address.everything("nobody").getEnvironmentSequence() >= sequence));
        }
    }

    /// Both evaluation-services, with the server key.
    public Evaluations evaluations() {
        return new Evaluations(List.of(
                new Evaluation(platform.address(Service.EVALUATION_SERVICE_1), serverKey),
                new Evaluation(platform.address(Service.EVALUATION_SERVICE_2), serverKey)));
    }

    /// The events API of one evaluation-service, with the server key.
    public Http events(Service evaluationService) {
        return Http.bearer(platform.url(evaluationService) + "/v1/events", serverKey);
    }

    /// The API of experiment-service, with the server key.
    public Http experiments() {
        return Http.bearer(platform.url(Service.EXPERIMENT_SERVICE) + "/api/experiments", serverKey);
    }

    /// The API of model-gateway, with the server key.
    public Http gateway() {
        return Http.bearer(gatewayUrl(), serverKey);
    }

    public String gatewayUrl() {
        return platform.url(Service.MODEL_GATEWAY) + "/v1";
    }

    @Override
    public String toString() {
        return "Place[" + project + "]";
    }
}
