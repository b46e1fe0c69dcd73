package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.webhook.Delivery;
import dev.guidon.flag.webhook.Delivery.Attempt;
import dev.guidon.flag.webhook.Delivery.Logged;
import dev.guidon.flag.webhook.Header;
import dev.guidon.flag.webhook.Outcome;
import dev.guidon.flag.webhook.Payload;
import dev.guidon.flag.webhook.Webhook;
import dev.guidon.flag.webhook.WebhookWish;
import java.util.List;

/// Webhooks and their deliveries to JSON. Neither the signing secret nor a secret header is in there.
public final class WebhookJson {
    private WebhookJson() {}

    public static ObjectNode write(Webhook webhook) {
        WebhookWish wish = webhook.wish();
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("id", webhook.id())
                .put("version", webhook.version())
                .put("name", wish.name())
                .put("url", wish.url().toString());
        texts(object.putArray("events"), wish.events());
        ObjectNode scope = object.putObject("scope");
        texts(scope.putArray("projects"), wish.scope().projects());
        texts(scope.putArray("environments"), wish.scope().environments());
        texts(scope.putArray("flagTags"), wish.scope().flagTags());
        ArrayNode headers = object.putArray("headers");
        wish.headers().forEach(header -> write(header, headers.addObject()));
        write(wish.payload(), object.putObject("payload"));
        object.put("enabled", wish.enabled());
        webhook.health().failingSince().ifPresent(since -> object.put("failingSince", since.toString()));
        if (!webhook.health().disabledBecause().isEmpty()) {
            object.put("disabledBecause", webhook.health().disabledBecause());
        }
        return object.put("createdAt", webhook.createdAt().toString());
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static void write(Header header, ObjectNode object) {
        object.put("name", header.name()).put("secret", header.secret());
        if (!header.secret()) {
            object.put("value", header.value().reveal());
        }
    }

    private static void write(Payload payload, ObjectNode object) {
        switch (payload) {
            case Payload.Standard() -> object.put("kind", "standard");
            case Payload.Slack() -> object.put("kind", "slack");
            case Payload.Template(var text, var contentType) ->
                object.put("kind", "template").put("template", text).put("contentType", contentType);
        }
    }

    /// A delivery without what was sent and answered, for a list.
    public static ObjectNode write(Logged logged) {
        ObjectNode object = head(logged);
        ArrayNode attempts = object.putArray("attempts");
        for (Attempt attempt : logged.attempts()) {
            ObjectNode written = write(attempt);
            written.remove("answer");
            attempts.add(written);
        }
        return object;
    }

    public static ObjectNode withBody(Logged logged) {
        ObjectNode object = head(logged)
                .put("contentType", logged.delivery().message().contentType())
                .put("body", logged.delivery().message().body());
        ArrayNode attempts = object.putArray("attempts");
        logged.attempts().forEach(attempt -> attempts.add(write(attempt)));
        return object;
    }

    private static ObjectNode head(Logged logged) {
        Delivery delivery = logged.delivery();
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("id", delivery.id())
                .put("event", delivery.eventId())
                .put("type", delivery.type())
                .put("state", Words.of(delivery.state()))
                .put("createdAt", delivery.createdAt().toString());
        if (delivery.state() == Delivery.State.PENDING) {
            object.put("dueAt", delivery.dueAt().toString());
            object.put("givesUpAt", delivery.giveUpAt().toString());
        }
        return object;
    }

    public static ObjectNode write(Attempt attempt) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("number", attempt.number())
                .put("at", attempt.at().toString())
                .put("durationMillis", attempt.durationMillis())
                .put("succeeded", attempt.outcome().isSuccess());
        return switch (attempt.outcome()) {
            case Outcome.Answered(var status, var excerpt) ->
                object.put("status", status).put("answer", excerpt);
            case Outcome.Unanswered(var problem) -> object.put("problem", Words.of(problem));
        };
    }
}
