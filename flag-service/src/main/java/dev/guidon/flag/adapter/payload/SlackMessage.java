package dev.guidon.flag.adapter.payload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.webhook.WebhookEvent;
import java.util.List;
import java.util.stream.Collectors;

/// An event as a message for people, in Slack's markup (api.slack.com/reference/surfaces/formatting).
final class SlackMessage {
    private static final String TOGGLED = "flag.toggled";

    private SlackMessage() {}

    static ObjectNode of(WebhookEvent event) {
        return JsonNodeFactory.instance.objectNode().put("text", text(event));
    }

    private static String text(WebhookEvent event) {
        String line = "*" + escaped(event.resource().path()) + "*: " + escaped(sentence(event)) + " by "
                + escaped(event.stamp().actor().id());
        String comment = event.stamp().comment();
        return comment.isEmpty() ? line : line + "\n> " + escaped(comment.replace("\n", "\n> "));
    }

    /// Such as `turned on, rules changed`.
    static String sentence(WebhookEvent event) {
        List<String> parts = event.kinds().stream()
                .filter(kind -> !kind.equals(event.type()))
                .sorted()
                .toList();
        List<String> told = parts.isEmpty() ? List.of(event.type()) : parts;
        return told.stream().map(kind -> words(kind, event)).collect(Collectors.joining(", "));
    }

    private static String words(String kind, WebhookEvent event) {
        if (kind.equals(TOGGLED)) {
            boolean on = Json.read(event.diff()).path("on").path("after").asBoolean();
            return on ? "turned on" : "turned off";
        }
        String told = kind.equals(event.type()) ? kind : kind.substring(kind.indexOf('.') + 1);
        return told.replace('.', ' ').replace('_', ' ');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
