package dev.guidon.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.guidon.contracts.evaluation.v1.EvaluateRequest;
import dev.guidon.e2e.client.Answer;
import dev.guidon.e2e.client.Evaluation;
import dev.guidon.e2e.client.Evaluations;
import dev.guidon.e2e.client.Event;
import dev.guidon.e2e.client.Http;
import dev.guidon.e2e.client.Place;
import dev.guidon.e2e.platform.Platform;
import dev.guidon.e2e.platform.PlatformExtension;
import dev.guidon.e2e.platform.Service;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Everything that a caller can get wrong is answered with a status and a stable code, and leaves nothing behind.
@ExtendWith(PlatformExtension.class)
final class BadInputIT {
    private static final String PROBLEM = "application/problem+json";
    private static final String WRONG_KEY = "gdn_server_nowhere_secret";
    private static final String TWO_MEBIBYTES = "x".repeat(2 * 1024 * 1024);
    private static final String NINE_MEBIBYTES = "x".repeat(9 * 1024 * 1024);
    private static final String SWITCHED_OFF = """
            {"on": false, "offVariant": "off", "defaultServe": {"variant": "on"}}""";

    private final Platform platform;
    private final Place place;

    BadInputIT(Platform platform) {
        this.platform = platform;
        this.place =
                Place.create(platform, "bad-" + UUID.randomUUID().toString().substring(0, 8));
        place.createFlag(flag("known", "true", "{\"variant\": \"on\"}"));
    }

    private static String flag(String key, String value, String serve) {
        return """
                {"key": "%s", "type": "boolean",
                 "variants": [{"key": "on", "value": %s}, {"key": "off", "value": false}],
                 "environments": {"production": {
                   "on": true, "offVariant": "off",
                   "rules": [{"id": "all", "condition": {"all": []}, "serve": %s}],
                   "defaultServe": {"variant": "on"}}}}""".formatted(key, value, serve);
    }

    @Test
    void flagServiceRefusesSpoiltFlags() {
        long before = place.sequence();
        String on = "{\"variant\": \"on\"}";
        String tooLittle = "{\"rollout\": {\"shares\": [{\"variant\": \"on\", \"weight\": 99999}]}}";

        refused(place.flags().post("/flags", flag("other", "true", "{\"variant\": \"blue\"}")), 422, "invalid");
        refused(place.flags().post("/flags", flag("other", "true", tooLittle)), 422, "invalid");
        refused(place.flags().post("/flags", flag("Other Flag!", "true", on)), 422, "invalid");
        refused(place.flags().post("/flags", flag("other", "\"yes\"", on)), 422, "invalid");
        refused(place.flags().post("/flags", flag("known", "true", on)), 409, "already_exists");
        refused(place.flags().post("/flags", "{\"key\": \"" + NINE_MEBIBYTES + "\"}"), 413, "too_large");
        refused(place.flags().post("/flags", "{\"key\": "), 400, "malformed_json");

        assertThatOnlyTheKnownFlagIsThere(before);
    }

    @Test
    void flagServiceRefusesWhoIsNotTheAdministrator() {
        long before = place.sequence();
        String other = flag("other", "true", "{\"variant\": \"on\"}");
        String url = platform.url(Service.FLAG_SERVICE) + "/api/v1/projects/" + place.project();

        refused(Http.anonymous(url).post("/flags", other), 401, "unauthenticated");
        refused(Http.bearer(url, "not-the-administrator").post("/flags", other), 401, "unauthenticated");
        refused(Http.bearer(url, place.serverKey()).post("/flags", other), 401, "unauthenticated");

        assertThatOnlyTheKnownFlagIsThere(before);
    }

    @Test
    void flagServiceRefusesChangesOfWhatIsStaleOrUnknown() {
        long before = place.sequence();

        refused(place.configure("known", "\"7\"", SWITCHED_OFF), 412, "stale_version");
        refused(
                place.flags().put("/environments/production/flags/known", SWITCHED_OFF, Map.of()),
                428,
                "precondition_required");
        refused(place.configure("unknown", "\"1\"", SWITCHED_OFF), 404, "flag_not_found");
        refused(
                place.flags().put("/environments/qa/flags/known", SWITCHED_OFF, Map.of("If-Match", "\"1\"")),
                404,
                "environment_not_found");

        assertThatOnlyTheKnownFlagIsThere(before);
    }

    private void assertThatOnlyTheKnownFlagIsThere(long sequence) {
        assertThat(place.sequence()).isEqualTo(sequence);
        assertThat(place.flags().get("/flags").json().path("items")).hasSize(1);
        assertThat(place.configuration("known").entityTag()).isEqualTo("\"1\"");
    }

    @Test
    void experimentServiceRefusesSpoiltExperiments() {
        Http experiments = place.experiments();
        String good = CheckoutExperiment.definition("known");
        experiments.post("", good).require(201);

        refused(experiments.post("", good), 409, "already_exists");
        refused(experiments.post("", good.replace("known", "Bad Key!")), 422, "invalid");
        refused(experiments.post("", good.replace("known", "other").replace("mean", "median")), 422, "invalid");
        refused(experiments.post("", "{\"key\": "), 400, "malformed_json");
        refused(experiments.post("", "{\"key\": \"" + TWO_MEBIBYTES + "\"}"), 413, "too_large");
        refused(experiments.as(WRONG_KEY).post("", good), 401, "unauthenticated");
        refused(experiments.as(place.clientKey()).post("", good), 403, "forbidden");
        refused(experiments.get("/unknown/results"), 404, "experiment_not_found");
        refused(
                experiments.as(platform.administratorToken()).get("?project=" + place.project() + "&environment=qa"),
                404,
                "environment_not_found");

        assertThat(experiments.get("").json().path("items")).hasSize(1);
    }

    @Test
    void evaluationAnswersMistakesWithACode() {
        try (Evaluations evaluations = place.evaluations()) {
            Evaluation known = evaluations.addresses().getFirst();
            EvaluateRequest tooNew = EvaluateRequest.newBuilder()
                    .setFlagKey("known")
                    .setMinSequence(1_000_000)
                    .build();

            refused(() -> known.as(WRONG_KEY).evaluate("known", "u"), Status.Code.UNAUTHENTICATED, "unauthenticated");
            refused(() -> known.evaluate("unknown", "u"), Status.Code.NOT_FOUND, "flag_not_found");
            refused(() -> known.as(place.clientKey()).evaluate("known", "u"), Status.Code.NOT_FOUND, "flag_not_found");
            refused(() -> known.evaluate("", "u"), Status.Code.INVALID_ARGUMENT, "invalid");
            refused(() -> known.evaluate(tooNew), Status.Code.UNAVAILABLE, "unavailable");
        }
    }

    @Test
    void aMessageThatIsNoProtobufCostsOneAnswerOnly() {
        try (Evaluations evaluations = place.evaluations()) {
            Evaluation known = evaluations.addresses().getFirst();

            refused(
                    () -> known.sendRaw(new byte[] {(byte) 0xff, (byte) 0xff, 1, 2}),
                    Status.Code.INVALID_ARGUMENT,
                    "malformed_protobuf");
            assertThat(known.evaluate("known", "u").getVariant()).isEqualTo("on");
        }
    }

    @Test
    void aBatchWithOneBadEventIsRefusedAsAWhole() {
        CheckoutExperiment experiment = CheckoutExperiment.begin(place);
        String arm;
        try (Evaluations evaluations = place.evaluations()) {
            arm = evaluations.evaluate(CheckoutExperiment.FLAG, "buyer").getVariant();
        }
        Http events = place.events(Service.EVALUATION_SERVICE_1);
        String good = Event.batch(List.of(purchase("refused", 1_000)));

        refused(events.post("", good.replace("]}", ", {\"name\": \"purchase\"}]}")), 422, "invalid");
        refused(events.post("", good.replace("1000.0", "\"many\"")), 422, "invalid");
        refused(events.post("", good.substring(0, good.length() - 1)), 400, "malformed_json");
        refused(events.post("", good.replace("refused", TWO_MEBIBYTES)), 413, "too_large");
        refused(events.as(WRONG_KEY).post("", good), 401, "unauthenticated");
        events.post("", Event.batch(List.of(purchase("accepted", 3)))).require(202);

        // The accepted event is behind the refused ones in the order of its unit: once it counts, they would too.
        Awaitility.await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(experiment
                        .results()
                        .path("metrics")
                        .path(1)
                        .path("arms")
                        .path(arm.equals(CheckoutExperiment.CONTROL) ? 0 : 1)
                        .path("mean")
                        .asDouble())
                .isEqualTo(3));
    }

    private static Event purchase(String id, double value) {
        return new Event(id, "buyer", CheckoutExperiment.PURCHASE, value, Instant.now());
    }

    @Test
    void theGatewayRefusesInTheShapeOfOpenAi() {
        Http gateway = place.gateway();
        String ask = "{\"model\": \"nobody\", \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}";
        String feedback = "{\"inferenceId\": \"unknown\", \"metric\": \"helpful\", \"value\": true}";

        refusedLikeOpenAi(gateway.as(WRONG_KEY).post("/chat/completions", ask), 401, "unauthenticated");
        refusedLikeOpenAi(gateway.post("/chat/completions", ask), 404, "model_not_found");
        refusedLikeOpenAi(gateway.post("/chat/completions", "{\"model\": \"nobody\"}"), 400, "invalid");
        refusedLikeOpenAi(gateway.post("/chat/completions", ask.substring(1)), 400, "malformed_json");
        refusedLikeOpenAi(gateway.post("/feedback", feedback), 404, "inference_not_found");
        refusedLikeOpenAi(gateway.post("/feedback", "{\"metric\": \"helpful\"}"), 400, "invalid");
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith(PROBLEM);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static void refusedLikeOpenAi(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("error").path("code").asText()).isEqualTo(code);
    }

    private static void refused(Runnable call, Status.Code status, String code) {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, call::run);

        assertThat(refusal.getStatus().getCode()).isEqualTo(status);
        assertThat(codeOf(refusal)).isEqualTo(code);
    }

    private static String codeOf(StatusRuntimeException refusal) {
        try {
            for (Any detail :
                    Objects.requireNonNull(StatusProto.fromThrowable(refusal)).getDetailsList()) {
                if (detail.is(ErrorInfo.class)) {
                    return detail.unpack(ErrorInfo.class).getReason();
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("no code in " + refusal);
    }
}
