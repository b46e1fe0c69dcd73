package dev.guidon.gateway.adapter.http;

import static dev.guidon.gateway.stage.Caller.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.contracts.events.v1.Event;
import dev.guidon.gateway.stage.Caller;
import dev.guidon.gateway.stage.GatewayTest;
import dev.guidon.gateway.stage.KafkaRecords;
import dev.guidon.gateway.stage.KafkaRecords.Keyed;
import dev.guidon.gateway.stage.Routes;
import dev.guidon.gateway.stage.Stage;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class FeedbackTest {

    @Inject
    Stage stage;

    @Inject
    KafkaRecords records;

    @TestHTTPResource("/")
    URI gateway;

    private Stage.Scene scene;
    private Caller caller;

    @BeforeEach
    void setUp() {
        scene = stage.with(Routes.experiment("feedback"), Routes.experiment("companies", "company"));
        caller = Caller.of(gateway, scene.serverKey());
    }

    @Test
    void feedbackOnAnAnswerIsAnEventOfItsUnit() {
        String inference = inferenceOf(caller.chat(ask("feedback"), "guidon-unit", "u-1"));

        HttpResponse<String> answer = caller.feedback(feedback(inference, "accuracy", "0.75"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        Keyed<Event> found = records.events(scene.environmentId(), 1).getFirst();
        assertThat(found.key()).isEqualTo(scene.environmentId() + "/targetingKey:u-1");
        assertThat(found.record().getName()).isEqualTo("feedback.accuracy");
        assertThat(found.record().getValue()).isEqualTo(0.75);
        assertThat(found.record().getId()).isEqualTo(new JsonObject(answer.body()).getString("id"));
        assertThat(found.record().getPropertiesOrThrow("inferenceId")).isEqualTo(inference);
    }

    @Test
    void feedbackFollowsTheUnitThatWasDrawn() {
        String inference =
                inferenceOf(caller.chat(ask("companies", "\"metadata\":{\"company\":\"acme\"}"), "guidon-unit", "u-1"));

        caller.feedback(feedback(inference, "accuracy", "1"));

        assertThat(records.events(scene.environmentId(), 1))
                .extracting(Keyed::key)
                .containsExactly(scene.environmentId() + "/company:acme");
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void aThumbIsANumber(String thumb, double expected) {
        String inference = inferenceOf(caller.chat(ask("feedback"), "guidon-unit", "u-2"));

        caller.feedback(feedback(inference, "thumb", thumb));

        assertThat(records.events(scene.environmentId(), 1).getFirst().record().getValue())
                .isEqualTo(expected);
    }

    @Test
    void feedbackThatIsRepeatedKeepsItsId() {
        String inference = inferenceOf(caller.chat(ask("feedback"), "guidon-unit", "u-3"));

        caller.feedback(feedback(inference, "accuracy", "1"));
        caller.feedback(feedback(inference, "accuracy", "1"));

        assertThat(records.events(scene.environmentId(), 2))
                .extracting(found -> found.record().getId())
                .containsExactly(inference + ":accuracy", inference + ":accuracy");
    }

    @Test
    void theCallersOwnIdAndUnitCount() {
        HttpResponse<String> answer = caller.feedback(
                "{\"id\":\"mine-1\",\"inferenceId\":\"elsewhere\",\"metric\":\"score\",\"value\":3,\"unit\":\"u-9\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        Keyed<Event> found = records.events(scene.environmentId(), 1).getFirst();
        assertThat(found.key()).isEqualTo(scene.environmentId() + "/targetingKey:u-9");
        assertThat(found.record().getId()).isEqualTo("mine-1");
    }

    @Test
    void aUnitMayNameItsAttribute() {
        caller.feedback("{\"inferenceId\":\"elsewhere\",\"metric\":\"score\",\"value\":3,"
                + "\"unit\":{\"attribute\":\"company\",\"value\":\"acme\"}}");

        assertThat(records.events(scene.environmentId(), 1))
                .extracting(Keyed::key)
                .containsExactly(scene.environmentId() + "/company:acme");
    }

    @Test
    void anInferenceThatNobodyRemembersIsNotFound() {
        assertRefused(caller.feedback(feedback("elsewhere", "accuracy", "1")), 404, "inference_not_found");
    }

    @Test
    void anInferenceOfAnotherEnvironmentIsNotFound() {
        String inference = inferenceOf(caller.chat(ask("feedback"), "guidon-unit", "u-4"));
        Caller stranger = Caller.of(gateway, stage.with().serverKey());

        assertRefused(stranger.feedback(feedback(inference, "accuracy", "1")), 404, "inference_not_found");
    }

    @Test
    void feedbackOnAnAnonymousAnswerMustTellWhoseItIs() {
        String inference = inferenceOf(caller.chat(ask("feedback")));

        JsonObject error = assertRefused(caller.feedback(feedback(inference, "accuracy", "1")), 400, "invalid");

        assertThat(error.getString("param")).isEqualTo("unit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "inferenceId | {\"metric\":\"m\",\"value\":1}",
                "inferenceId | {\"inferenceId\":7,\"metric\":\"m\",\"value\":1}",
                "metric | {\"inferenceId\":\"i\",\"value\":1}",
                "metric | {\"inferenceId\":\"i\",\"metric\":\"no spaces\",\"value\":1}",
                "value | {\"inferenceId\":\"i\",\"metric\":\"m\"}",
                "value | {\"inferenceId\":\"i\",\"metric\":\"m\",\"value\":\"1\"}",
                "value | {\"inferenceId\":\"i\",\"metric\":\"m\",\"value\":1e999}",
                "id | {\"inferenceId\":\"i\",\"metric\":\"m\",\"value\":1,\"id\":\"\"}",
                "unit | {\"inferenceId\":\"i\",\"metric\":\"m\",\"value\":1,\"unit\":7}",
                "attribute | {\"inferenceId\":\"i\",\"metric\":\"m\",\"value\":1,\"unit\":{\"attribute\":1}}"
            })
    void aFieldThatIsMissingOrWrongIsNamed(String field, String body) {
        JsonObject error = assertRefused(caller.feedback(body), 400, "invalid");

        assertThat(error.getString("param")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7"})
    void whatIsNoJsonObjectIsMalformed(String body) {
        assertRefused(caller.feedback(body), 400, "malformed_json");
    }

    private static String feedback(String inference, String metric, String value) {
        return "{\"inferenceId\":\"" + inference + "\",\"metric\":\"" + metric + "\",\"value\":" + value + "}";
    }

    private static String inferenceOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("guidon-inference-id").orElseThrow();
    }

    private static JsonObject assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonObject error = new JsonObject(answer.body()).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo(code);
        return error;
    }
}
