package dev.guidon.evaluation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.events.v1.Event;
import dev.guidon.evaluation.ControlPlane.Installed;
import dev.guidon.testkit.ServersResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "servers", value = "redis,kafka"))
final class EventsTest {
    private final ControlPlane controlPlane;
    private Installed environment;

    EventsTest(ControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    @BeforeEach
    void install() {
        environment = controlPlane.install();
    }

    @Test
    void acceptedEventsAreOnKafkaUnderTheirUnit() throws InvalidProtocolBufferException {
        post("""
                {"events": [{"id": "e1", "name": "purchase", "targetingKey": "anna", "units": {"company.id": "acme"},
                  "value": 12.5, "occurredAt": "2026-01-31T09:00:00Z", "properties": {"currency": "CHF"}}]}
                """).statusCode(202).body("accepted", equalTo(1));

        try (Records records = new Records("guidon.events.v1")) {
            List<Records.Entry> entries = records.await(environment.id() + "/", 2);
            assertThat(entries)
                    .extracting(Records.Entry::key)
                    .containsExactlyInAnyOrder(
                            environment.id() + "/targetingKey:anna", environment.id() + "/company.id:acme");
            Event event = Event.parseFrom(entries.getFirst().value());
            assertThat(event.getId()).isEqualTo("e1");
            assertThat(event.getName()).isEqualTo("purchase");
            assertThat(event.getValue()).isEqualTo(12.5);
            assertThat(event.getOccurredAt()).isEqualTo(1_769_850_000_000L);
            assertThat(event.getPropertiesMap()).containsEntry("currency", "CHF");
        }
    }

    @Test
    void aBatchOfAThousandIsAccepted() {
        String events = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"name\": \"view\", \"targetingKey\": \"u" + i + "\"}")
                .collect(Collectors.joining(",", "{\"events\": [", "]}"));

        post(events).statusCode(202).body("accepted", equalTo(1_000));

        try (Records records = new Records("guidon.events.v1")) {
            assertThat(records.await(environment.id() + "/", 1_000)).hasSize(1_000);
        }
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                arguments("{}", "/events"),
                arguments("{\"events\": []}", "/events"),
                arguments("{\"events\": [7]}", "/events/0"),
                arguments("{\"events\": [{\"targetingKey\": \"a\"}]}", "/events/0/name"),
                arguments("{\"events\": [{\"name\": \"\", \"targetingKey\": \"a\"}]}", "/events/0/name"),
                arguments("{\"events\": [{\"name\": \"n\"}]}", "/events/0/targetingKey"),
                arguments("{\"events\": [{\"name\": \"n\", \"targetingKey\": 7}]}", "/events/0/targetingKey"),
                arguments(
                        "{\"events\": [{\"name\": \"n\", \"targetingKey\": \"a\", \"value\": \"7\"}]}",
                        "/events/0/value"),
                arguments(
                        "{\"events\": [{\"name\": \"n\", \"targetingKey\": \"a\", \"occurredAt\": \"now\"}]}",
                        "/events/0/occurredAt"),
                arguments(
                        "{\"events\": [{\"name\": \"n\", \"targetingKey\": \"a\", \"occurredAt\": 99999999999999}]}",
                        "/events/0/occurredAt"),
                arguments(
                        "{\"events\": [{\"name\": \"n\", \"targetingKey\": \"a\", \"valeu\": 7}]}", "/events/0/valeu"),
                arguments(
                        "{\"events\": [{\"name\": \"n\", \"targetingKey\": \"a\", \"properties\": {\"a\": []}}]}",
                        "/events/0/properties/a"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidEventIsNamedAndNothingIsWritten(String body, String field) {
        post(body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid"))
                .body("violations.field", hasItem(field));

        post("{\"events\": [{\"name\": \"mark\", \"targetingKey\": \"mark\"}]}").statusCode(202);
        try (Records records = new Records("guidon.events.v1")) {
            assertThat(records.await(environment.id() + "/", 1))
                    .extracting(Records.Entry::key)
                    .containsExactly(environment.id() + "/targetingKey:mark");
        }
    }

    @Test
    void malformedJsonIsNamedByItsPlace() {
        post("{\"events\": [").statusCode(400).body("code", equalTo("malformed_json"));
        post("").statusCode(400).body("code", equalTo("malformed_json"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        post("{\"events\": \"" + "x".repeat(2_000_000) + "\"}").statusCode(413).body("code", equalTo("too_large"));
    }

    @Test
    void anotherContentTypeIsRefused() {
        given().header("x-api-key", environment.serverKey().reveal())
                .contentType("text/plain")
                .body("hello")
                .post("/v1/events")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void aKeyIsNeeded() {
        given().contentType("application/json")
                .body("{\"events\": []}")
                .post("/v1/events")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    private ValidatableResponse post(String body) {
        return given().header("x-api-key", environment.serverKey().reveal())
                .contentType("application/json")
                .body(body)
                .post("/v1/events")
                .then();
    }
}
