package dev.guidon.flag.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.flag.secret.SecretBox;
import dev.guidon.flag.secret.SecretText;
import dev.guidon.flag.webhook.Header;
import dev.guidon.flag.webhook.Owner;
import dev.guidon.flag.webhook.Payload;
import dev.guidon.flag.webhook.SigningSecrets;
import dev.guidon.flag.webhook.Webhook;
import dev.guidon.flag.webhook.Webhook.Health;
import dev.guidon.flag.webhook.WebhookWish;
import dev.guidon.flag.webhook.WebhookWish.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Webhooks to rows and back. Signing secrets and secret headers are encrypted on the way in.
@ApplicationScoped
class WebhookRows {
    private static final SecretText UNREADABLE = new SecretText("");

    private final SecretBox box;
    private final ObjectMapper json;

    WebhookRows(SecretBox box, ObjectMapper json) {
        this.box = box;
        this.json = json;
    }

    /// A header as its row has it.
    ///
    /// @param value encrypted when it is secret
    record StoredHeader(String name, String value, boolean secret) {}

    WebhookRow toRow(Webhook webhook) {
        WebhookRow row = new WebhookRow();
        row.id = webhook.id();
        switch (webhook.owner()) {
            case Owner.OfProject(var key) -> row.projectKey = key;
            case Owner.OfOrganization(var key) -> row.organizationKey = key;
        }
        row.createdAt = webhook.createdAt();
        row.secret = seal(webhook.secrets().current().orElseThrow());
        write(webhook, row);
        return row;
    }

    /// What can change of a webhook. A secret that cannot be decrypted any more stays as it is.
    void write(Webhook webhook, WebhookRow row) {
        WebhookWish wish = webhook.wish();
        row.version = webhook.version();
        row.name = wish.name();
        row.url = wish.url().toString();
        row.events = wish.events().toArray(String[]::new);
        row.projects = wish.scope().projects().toArray(String[]::new);
        row.environments = wish.scope().environments().toArray(String[]::new);
        row.flagTags = wish.scope().flagTags().toArray(String[]::new);
        row.headers = headers(webhook);
        row.enabled = wish.enabled();
        row.failingSince = webhook.health().failingSince().orElse(null);
        row.disabledBecause = webhook.health().disabledBecause();
        write(wish.payload(), row);
        write(webhook.secrets(), row);
    }

    private static void write(Payload payload, WebhookRow row) {
        row.template = "";
        row.contentType = "";
        switch (payload) {
            case Payload.Standard() -> row.payload = "STANDARD";
            case Payload.Slack() -> row.payload = "SLACK";
            case Payload.Template(var text, var contentType) -> {
                row.payload = "TEMPLATE";
                row.template = text;
                row.contentType = contentType;
            }
        }
    }

    private void write(SigningSecrets secrets, WebhookRow row) {
        secrets.current().ifPresent(secret -> row.secret = seal(secret));
        row.previousSecret =
                secrets.previous().map(previous -> seal(previous.secret())).orElse(null);
        row.previousSecretUntil =
                secrets.previous().map(SigningSecrets.Previous::until).orElse(null);
    }

    private String seal(SecretText secret) {
        return box.seal(secret.reveal());
    }

    private Optional<SecretText> open(String encrypted) {
        return box.open(encrypted).map(SecretText::new);
    }

    private String headers(Webhook webhook) {
        List<StoredHeader> stored = webhook.wish().headers().stream()
                .map(header -> new StoredHeader(
                        header.name(),
                        header.secret() ? seal(header.value()) : header.value().reveal(),
                        header.secret()))
                .toList();
        try {
            return json.writeValueAsString(stored);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("headers are always writable", impossible);
        }
    }

    Webhook toWebhook(WebhookRow row) {
        return new Webhook(
                row.id,
                owner(row),
                row.version,
                wish(row),
                secrets(row),
                new Health(Optional.ofNullable(row.failingSince), row.disabledBecause),
                row.createdAt);
    }

    /// The database sees to it that there is one of the two.
    private static Owner owner(WebhookRow row) {
        String project = row.projectKey;
        return project != null
                ? new Owner.OfProject(project)
                : new Owner.OfOrganization(
                        Optional.ofNullable(row.organizationKey).orElseThrow());
    }

    private WebhookWish wish(WebhookRow row) {
        return new WebhookWish(
                row.name,
                URI.create(row.url),
                List.of(row.events),
                new Scope(List.of(row.projects), List.of(row.environments), List.of(row.flagTags)),
                readHeaders(row),
                payload(row),
                row.enabled);
    }

    private static Payload payload(WebhookRow row) {
        return switch (row.payload) {
            case "SLACK" -> new Payload.Slack();
            case "TEMPLATE" -> new Payload.Template(row.template, row.contentType);
            default -> new Payload.Standard();
        };
    }

    private List<Header> readHeaders(WebhookRow row) {
        try {
            return json.readValue(row.headers, new TypeReference<List<StoredHeader>>() {}).stream()
                    .map(stored -> new Header(stored.name(), value(stored), stored.secret()))
                    .toList();
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the database holds something that is no list of headers", damaged);
        }
    }

    private SecretText value(StoredHeader stored) {
        return stored.secret() ? open(stored.value()).orElse(UNREADABLE) : new SecretText(stored.value());
    }

    private SigningSecrets secrets(WebhookRow row) {
        Optional<SigningSecrets.Previous> previous = Optional.ofNullable(row.previousSecret)
                .flatMap(this::open)
                .flatMap(secret -> Optional.ofNullable(row.previousSecretUntil)
                        .map(until -> new SigningSecrets.Previous(secret, until)));
        return new SigningSecrets(open(row.secret), previous);
    }
}
