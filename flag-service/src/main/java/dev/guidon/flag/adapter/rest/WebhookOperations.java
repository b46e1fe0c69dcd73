package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.adapter.json.JsonWebhookDraft;
import dev.guidon.flag.adapter.json.WebhookJson;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.webhook.DeliverWebhooks;
import dev.guidon.flag.webhook.Delivery.State;
import dev.guidon.flag.webhook.EditWebhooks;
import dev.guidon.flag.webhook.EditWebhooks.Issued;
import dev.guidon.flag.webhook.EditWebhooks.Target;
import dev.guidon.flag.webhook.Owner;
import dev.guidon.flag.webhook.ReadWebhooks;
import dev.guidon.flag.webhook.Webhook;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// What requests about webhooks ask for, whoever owns them. The version of a webhook is its entity tag.
@ApplicationScoped
class WebhookOperations {
    private final EditWebhooks editWebhooks;
    private final ReadWebhooks readWebhooks;
    private final DeliverWebhooks deliverWebhooks;
    private final Caller caller;
    private final RequestStamp stamp;

    WebhookOperations(
            EditWebhooks editWebhooks,
            ReadWebhooks readWebhooks,
            DeliverWebhooks deliverWebhooks,
            Caller caller,
            RequestStamp stamp) {
        this.caller = caller;
        this.editWebhooks = editWebhooks;
        this.readWebhooks = readWebhooks;
        this.deliverWebhooks = deliverWebhooks;
        this.stamp = stamp;
    }

    Uni<JsonNode> create(Owner owner, @Nullable JsonNode body) {
        return editWebhooks.create(owner, draft(owner, body), stamp.now()).map(WebhookOperations::withSecret);
    }

    private static JsonWebhookDraft draft(Owner owner, @Nullable JsonNode body) {
        return new JsonWebhookDraft(Body.of(body), owner instanceof Owner.OfOrganization);
    }

    private static ObjectNode withSecret(Issued issued) {
        return WebhookJson.write(issued.webhook()).put("secret", issued.secret().reveal());
    }

    Uni<PageBody<JsonNode>> list(Owner owner) {
        return readWebhooks.list(owner).map(this::page);
    }

    private PageBody<JsonNode> page(List<Webhook> webhooks) {
        return new PageBody<>(webhooks.stream().map(this::shown).toList(), Optional.empty());
    }

    /// The path of an address may be a secret, as Slack's is, so it is shown to those who could change it.
    private JsonNode shown(Webhook webhook) {
        ObjectNode body = WebhookJson.write(webhook);
        return caller.sees(Action.WEBHOOK_UPDATE, name(webhook))
                ? body
                : body.put("url", webhook.wish().origin() + "/…");
    }

    private static ResourceName name(Webhook webhook) {
        return switch (webhook.owner()) {
            case Owner.OfProject(var project) -> ResourceName.project(project).with(ResourceType.WEBHOOK, webhook.id());
            case Owner.OfOrganization _ -> ResourceName.of(ResourceType.WEBHOOK, webhook.id());
        };
    }

    Uni<RestResponse<JsonNode>> get(Owner owner, String id) {
        return readWebhooks.get(owner, id).map(this::tagged);
    }

    private RestResponse<JsonNode> tagged(Webhook webhook) {
        return ResponseBuilder.ok(shown(webhook))
                .header(HttpHeaders.ETAG, VersionTag.write(webhook.version()))
                .build();
    }

    Uni<RestResponse<JsonNode>> replace(Owner owner, String id, Optional<String> expected, @Nullable JsonNode body) {
        Target target = new Target(owner, id, VersionTag.read(expected));
        return editWebhooks.replace(target, draft(owner, body), stamp.now()).map(this::tagged);
    }

    Uni<Void> delete(Owner owner, String id) {
        return editWebhooks.delete(owner, id, stamp.now());
    }

    Uni<JsonNode> rotate(Owner owner, String id) {
        return editWebhooks.rotateSecret(owner, id, stamp.now()).map(WebhookOperations::withSecret);
    }

    Uni<JsonNode> test(Owner owner, String id) {
        return deliverWebhooks.test(owner, id, stamp.now()).map(WebhookJson::write);
    }

    Uni<PageBody<JsonNode>> deliveries(Owner owner, String id, Optional<String> state, Page.Request request) {
        return readWebhooks
                .deliveries(owner, id, state.map(WebhookOperations::state), request)
                .map(page -> PageBody.of(page, WebhookJson::write));
    }

    private static State state(String word) {
        return Stream.of(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new FailureException(
                        Failure.Invalid.of("state", "must be pending, delivered, dead or skipped")));
    }

    Uni<JsonNode> delivery(Owner owner, String id, String deliveryId) {
        return readWebhooks.delivery(owner, id, deliveryId).map(WebhookJson::withBody);
    }

    Uni<Void> replay(Owner owner, String id, String deliveryId) {
        return deliverWebhooks.replay(owner, id, deliveryId, stamp.now()).replaceWithVoid();
    }
}
