package dev.guidon.gateway.adapter.http;

import static dev.guidon.gateway.stage.Caller.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.contracts.events.v1.Exposure;
import dev.guidon.contracts.events.v1.Inference;
import dev.guidon.contracts.events.v1.InferenceStatus;
import dev.guidon.gateway.stage.Caller;
import dev.guidon.gateway.stage.GatewayTest;
import dev.guidon.gateway.stage.KafkaRecords;
import dev.guidon.gateway.stage.KafkaRecords.Keyed;
import dev.guidon.gateway.stage.Routes;
import dev.guidon.gateway.stage.Stage;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@GatewayTest
class RecordsTest {

    @Inject
    Stage stage;

    @Inject
    KafkaRecords records;

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void anInferenceIsRecordedUnderItsUnit() {
        Stage.Scene scene = stage.with(Routes.experiment("recorded"));
        long before = Instant.now().toEpochMilli();

        HttpResponse<String> answer = call(scene, "recorded", "u-1");

        Keyed<Inference> found = records.inferences(scene.environmentId(), 1).getFirst();
        String variant = answer.headers().firstValue("guidon-variant").orElseThrow();
        assertThat(found.key()).isEqualTo(scene.environmentId() + "/targetingKey:u-1");
        Inference inference = found.record();
        assertThat(inference.getId())
                .isEqualTo(answer.headers().firstValue("guidon-inference-id").orElseThrow());
        assertThat(inference.getUnit().getValue()).isEqualTo("u-1");
        assertThat(inference.getRoute()).isEqualTo("recorded");
        assertThat(inference.getVariant()).isEqualTo(variant);
        assertThat(inference.getProvider()).isEqualTo("fake");
        assertThat(inference.getModel()).isEqualTo("recorded-" + variant);
        assertThat(inference.getExperimentKey()).isEqualTo("recorded-test");
        assertThat(inference.getFlagVersion()).isEqualTo(4);
        assertThat(inference.getStreamed()).isFalse();
        assertThat(inference.getStatus()).isEqualTo(InferenceStatus.INFERENCE_STATUS_OK);
        assertThat(inference.getUpstreamStatus()).isEqualTo(200);
        assertThat(inference.getOccurredAt()).isBetween(before, Instant.now().toEpochMilli());
        assertThat(inference.getDurationMicros()).isPositive();
        assertThat(inference.getPromptTokens()).isEqualTo(7);
        assertThat(inference.getCompletionTokens()).isEqualTo(3);
    }

    @Test
    void aUnitThatMeetsAnExperimentManyTimesIsOneExposure() {
        Stage.Scene scene = stage.with(Routes.experiment("met"));

        HttpResponse<String> answer = call(scene, "met", "u-1");
        call(scene, "met", "u-1");
        call(scene, "met", "u-2");

        assertThat(records.inferences(scene.environmentId(), 3)).hasSize(3);
        var exposures = records.exposures(scene.environmentId(), 2);
        assertThat(exposures)
                .extracting(Keyed::key)
                .containsExactlyInAnyOrder(
                        scene.environmentId() + "/targetingKey:u-1", scene.environmentId() + "/targetingKey:u-2");
        Exposure first = exposures.stream()
                .map(Keyed::record)
                .filter(exposure -> exposure.getUnit().getValue().equals("u-1"))
                .findFirst()
                .orElseThrow();
        assertThat(first.getExperimentKey()).isEqualTo("met-test");
        assertThat(first.getFlagKey()).isEqualTo("met");
        assertThat(first.getVariant())
                .isEqualTo(answer.headers().firstValue("guidon-variant").orElseThrow());
        assertThat(first.getRuleId()).isEqualTo("everyone");
        assertThat(first.getFlagVersion()).isEqualTo(4);
        assertThat(first.getEnvironmentSequence()).isEqualTo(7);
    }

    @Test
    void anAnonymousCallIsAnInferenceWithoutUnitAndNoExposure() {
        Stage.Scene scene = stage.with(Routes.experiment("stranger"));

        Caller.of(gateway, scene.serverKey()).chat(ask("stranger"));
        call(scene, "stranger", "u-last");

        var inferences = records.inferences(scene.environmentId(), 2);
        assertThat(inferences)
                .extracting(Keyed::key)
                .containsExactlyInAnyOrder("", scene.environmentId() + "/targetingKey:u-last");
        assertThat(inferences).filteredOn(found -> found.key().isEmpty()).allMatch(found -> !found.record()
                .hasUnit());
        assertThat(records.exposures(scene.environmentId(), 1)).hasSize(1);
    }

    @Test
    void anExperimentOverAnotherAttributeCountsThatAttributesUnits() {
        Stage.Scene scene = stage.with(Routes.experiment("companies", "company"));

        Caller.of(gateway, scene.serverKey()).chat(ask("companies", "\"metadata\":{\"company\":\"acme\"}"));

        String key = scene.environmentId() + "/company:acme";
        assertThat(records.exposures(scene.environmentId(), 1))
                .extracting(Keyed::key)
                .containsExactly(key);
        assertThat(records.inferences(scene.environmentId(), 1))
                .extracting(Keyed::key)
                .containsExactly(key);
    }

    @Test
    void aCallThatFailsIsAnExposureToo() {
        Stage.Scene scene = stage.with(Routes.unreachableExperiment("failing"));

        HttpResponse<String> answer = call(scene, "failing", "u-1");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(records.exposures(scene.environmentId(), 1)).hasSize(1);
        assertThat(records.inferences(scene.environmentId(), 1)
                        .getFirst()
                        .record()
                        .getStatus())
                .isEqualTo(InferenceStatus.INFERENCE_STATUS_UPSTREAM_UNREACHABLE);
    }

    @Test
    void callsAreMetered() {
        Stage.Scene scene = stage.with(Routes.one("metered", "fake", "metered-1"));

        call(scene, "metered", "u-1");
        call(scene, "no-such-route", "u-1");

        String metrics = Caller.of(gateway, "").get("/q/metrics").body();
        assertThat(metrics)
                .contains("guidon_gateway_calls_seconds_count{route=\"metered\",status=\"ok\",variant=\"a\"} 1")
                .contains("guidon_gateway_refusals_total{code=\"model_not_found\"}")
                .contains("guidon_gateway_overhead_seconds_count")
                .contains("guidon_gateway_upstream_seconds_count")
                .contains("guidon_gateway_records_dropped_total 0.0")
                .contains("guidon_gateway_units_lost_total 0.0");
    }

    private HttpResponse<String> call(Stage.Scene scene, String route, String unit) {
        return Caller.of(gateway, scene.serverKey()).chat(ask(route), "guidon-unit", unit);
    }
}
