package dev.guidon.flag.adapter.payload;

import com.samskivert.mustache.MustacheException;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.webhook.Delivery.Message;
import dev.guidon.flag.webhook.Payload;
import dev.guidon.flag.webhook.PayloadRenderer;
import dev.guidon.flag.webhook.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Every form that a payload can have.
@ApplicationScoped
public class Payloads implements PayloadRenderer {
    private static final Logger LOG = Logger.getLogger(Payloads.class);
    private static final String JSON = "application/json";

    @Override
    public Optional<Message> render(Payload payload, WebhookEvent event) {
        return switch (payload) {
            case Payload.Standard() ->
                Optional.of(new Message(
                        "application/cloudevents+json", EventDocument.of(event).toString()));
            case Payload.Slack() ->
                Optional.of(new Message(JSON, SlackMessage.of(event).toString()));
            case Payload.Template(var text, var contentType) -> render(text, contentType, event);
        };
    }

    private static Optional<Message> render(String text, String contentType, WebhookEvent event) {
        try {
            String body = new MustacheTemplate(text).render(event);
            return body.isBlank() ? Optional.empty() : Optional.of(new Message(contentType, body));
        } catch (MustacheException failure) {
            LOG.debugf("template failed, event=%s problem=%s", event.id(), failure.getMessage());
            return Optional.empty();
        }
    }

    /// What is wrong with a template, tried on an event of the most common kind, if anything is.
    public static Optional<String> problemWith(Payload.Template template) {
        try {
            String body = new MustacheTemplate(template.text()).render(example());
            boolean brokenJson = template.contentType().equals(JSON)
                    && !body.isBlank()
                    && Json.parse(body).isEmpty();
            return brokenJson ? Optional.of("gives no valid JSON for a change of a flag") : Optional.empty();
        } catch (MustacheException wrong) {
            return Optional.of("is no template that can be used: " + wrong.getMessage());
        }
    }

    private static WebhookEvent example() {
        return new WebhookEvent(
                "evt_1",
                "configuration.changed",
                Set.of("configuration.changed", "flag.toggled"),
                new Stamp(Actor.ADMINISTRATOR, Instant.EPOCH, "a \"comment\""),
                AuditedResource.configuration("web", "production", "new-checkout"),
                List.of("checkout"),
                "{\"on\":{\"before\":false,\"after\":true}}");
    }
}
