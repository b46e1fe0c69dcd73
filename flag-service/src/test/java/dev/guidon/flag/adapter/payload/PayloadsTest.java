package dev.guidon.flag.adapter.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.webhook.Delivery.Message;
import dev.guidon.flag.webhook.Payload;
import dev.guidon.flag.webhook.WebhookEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PayloadsTest {
    private final Payloads payloads = new Payloads();

    private static WebhookEvent event(String diff) {
        return new WebhookEvent(
                "evt_1",
                "configuration.changed",
                Set.of("configuration.changed", "flag.targets_changed"),
                new Stamp(new Actor("user:anna@example.org"), Instant.parse("2026-03-01T12:00:00Z"), "say \"hi\""),
                AuditedResource.configuration("web", "prod", "checkout"),
                List.of("a", "b"),
                diff);
    }

    private Optional<String> rendered(String template, WebhookEvent event) {
        return payloads.render(new Payload.Template(template, "text/plain"), event)
                .map(Message::body);
    }

    @Test
    void unitsAreCountedAndNotNamed() {
        WebhookEvent event = event("{\"targets\":{\"after\":[{\"variant\":\"on\",\"units\":[\"anna\",\"ben\"]}]}}");

        String body =
                payloads.render(new Payload.Standard(), event).orElseThrow().body();

        assertThat(body).contains("\"unitCount\":2").doesNotContain("ben");
    }

    @Test
    void aDifferenceThatIsTooLargeIsLeftOut() {
        WebhookEvent event = event("{\"a\":{\"after\":\"" + "x".repeat(70_000) + "\"}}");

        JsonNode document = Json.read(
                payloads.render(new Payload.Standard(), event).orElseThrow().body());

        assertThat(document.at("/data/diff").isMissingNode()).isTrue();
        assertThat(document.at("/data/diffOmitted").asBoolean()).isTrue();
    }

    @Test
    void aTemplateEscapesForJson() {
        assertThat(rendered("{\"c\": \"{{comment}}\", \"all\": {{{json}}}}", event("{}")))
                .hasValueSatisfying(body -> assertThat(
                                Json.parse(body).map(json -> json.path("c").asText()))
                        .contains("say \"hi\""));
    }

    @Test
    void aTemplateRepeatsForEachOfAListAndKnowsKinds() {
        assertThat(rendered(
                        "{{#flagTags}}{{.}};{{/flagTags}}{{#is.flag.targets_changed}}T{{/is.flag.targets_changed}}",
                        event("{}")))
                .contains("a;b;T");
    }

    @Test
    void aTemplateReachesNothingButTheEvent() {
        assertThat(rendered("[{{flag.class}}{{class.name}}{{flag.bytes}}{{flagTags.size}}]", event("{}")))
                .contains("[]");
    }

    @Test
    void loopsInLoopsEnd() {
        String deep = "{{#flagTags}}".repeat(30) + "{{/flagTags}}".repeat(30);

        assertThat(rendered("x" + deep, event("{}"))).isEmpty();
    }

    @Test
    void aTemplateThatGivesTooMuchIsNotSent() {
        assertThat(rendered("{{{json}}}".repeat(1_000), event("{}"))).isEmpty();
    }

    @Test
    void whatIsNoTemplateIsNamed() {
        assertThat(Payloads.problemWith(new Payload.Template("{{#a}}", "text/plain")))
                .isPresent();
        assertThat(Payloads.problemWith(new Payload.Template("{{>other}}", "text/plain")))
                .isPresent();
        assertThat(Payloads.problemWith(new Payload.Template("{\"a\": {{flag}}}", "application/json")))
                .isPresent();
        assertThat(Payloads.problemWith(new Payload.Template("{\"a\": \"{{flag}}\"}", "application/json")))
                .isEmpty();
    }
}
