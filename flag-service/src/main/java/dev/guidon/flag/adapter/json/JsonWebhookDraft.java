package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.adapter.payload.Payloads;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.webhook.EventKinds;
import dev.guidon.flag.webhook.Header;
import dev.guidon.flag.webhook.Payload;
import dev.guidon.flag.webhook.WebhookDraft;
import dev.guidon.flag.webhook.WebhookWish;
import dev.guidon.flag.webhook.WebhookWish.Scope;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A webhook as a JSON document.
///
/// @param ofOrganization whether it may name projects
public record JsonWebhookDraft(JsonNode document, boolean ofOrganization) implements WebhookDraft {
    private static final int MAX_NAME = 200;
    private static final int MAX_URL = 2_000;
    private static final int MAX_LIST = 50;
    private static final int MAX_CONTENT_TYPE = 100;
    private static final Pattern CONTENT_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+(; ?charset=utf-8)?");
    private static final List<String> ANY_EVENT = List.of("*");
    private static final Map<String, String> PAYLOADS = words("standard", "slack", "template");

    private static Map<String, String> words(String... words) {
        Map<String, String> map = new LinkedHashMap<>();
        List.of(words).forEach(word -> map.put(word, word));
        return map;
    }

    @Override
    public WebhookWish read(List<Header> current) {
        return Place.read(document, place -> read(place, current));
    }

    private WebhookWish read(Place place, List<Header> current) {
        place.object("name", "url", "events", "scope", "headers", "payload", "enabled");
        return new WebhookWish(
                place.field("name").text(MAX_NAME),
                url(place.field("url")),
                place.optional("events").map(JsonWebhookDraft::events).orElse(ANY_EVENT),
                place.optional("scope").map(this::scope).orElse(Scope.ALL),
                new WebhookHeadersJson(current).read(place),
                place.optional("payload").map(JsonWebhookDraft::payload).orElseGet(Payload.Standard::new),
                place.optional("enabled").map(Place::bool).orElse(true));
    }

    private static URI url(Place place) {
        String text = place.text(MAX_URL);
        try {
            URI url = new URI(text);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (!text.isEmpty() && (!web || url.getHost() == null)) {
                place.wrong("must be an absolute address that begins with https:// or http://");
            } else if (url.getRawUserInfo() != null) {
                place.wrong("must not carry a password; send it as a secret header");
            } else if (url.getRawFragment() != null) {
                place.wrong("must not have a fragment");
            }
            return url;
        } catch (URISyntaxException _) {
            place.wrong("is no address");
            return URI.create("");
        }
    }

    private static List<String> events(Place place) {
        if (place.node().isArray() && place.node().isEmpty()) {
            place.wrong("is empty; name at least one kind of event, or leave it out for all");
        }
        return place.elements(MAX_LIST).stream()
                .map(event -> event.text(EventKinds::problemWith).orElse(""))
                .toList();
    }

    private Scope scope(Place place) {
        if (ofOrganization) {
            place.object("projects", "environments", "flagTags");
        } else {
            place.object("environments", "flagTags");
        }
        return new Scope(
                ofOrganization ? keys(place, "projects") : List.of(),
                keys(place, "environments"),
                keys(place, "flagTags"));
    }

    private static List<String> keys(Place place, String field) {
        return place.optional(field)
                .map(keys -> keys.elements(MAX_LIST).stream()
                        .map(key -> key.text(Key::problemWith).orElse(""))
                        .toList())
                .orElse(List.of());
    }

    private static Payload payload(Place place) {
        Optional<String> kind =
                place.object("kind", "template", "contentType").field("kind").word(PAYLOADS);
        return switch (kind.orElse("")) {
            case "slack" -> new Payload.Slack();
            case "template" -> template(place);
            default -> new Payload.Standard();
        };
    }

    private static Payload template(Place place) {
        String text = place.field("template").text(Payload.Template.MAX_LENGTH);
        String contentType = place.optional("contentType")
                .map(at -> at.text(MAX_CONTENT_TYPE))
                .orElse("application/json");
        if (!CONTENT_TYPE.matcher(contentType).matches()) {
            place.field("contentType").wrong("is no content type such as application/json");
        }
        Payload.Template template = new Payload.Template(text, contentType);
        Payloads.problemWith(template).ifPresent(place.field("template")::wrong);
        return template;
    }
}
