package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.JsonWebhookDraft;
import dev.guidon.flag.adapter.json.WebhookJson;
import dev.guidon.flag.webhook.DeliverWebhooks;
import dev.guidon.flag.webhook.EditWebhooks;
import dev.guidon.flag.webhook.EditWebhooks.Issued;
import dev.guidon.flag.webhook.EditWebhooks.Target;
import dev.guidon.flag.webhook.ReadWebhooks;
import dev.guidon.flag.webhook.Webhook;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Webhooks of a project. The version of a webhook is its entity tag.
@Path("/api/v1/projects/{project}/webhooks")
@Tag(name = "webhooks")
class WebhooksResource {
    private final EditWebhooks editWebhooks;
    private final ReadWebhooks readWebhooks;
    private final DeliverWebhooks deliverWebhooks;
    private final RequestStamp stamp;

    WebhooksResource(
            EditWebhooks editWebhooks, ReadWebhooks readWebhooks, DeliverWebhooks deliverWebhooks, RequestStamp stamp) {
        this.editWebhooks = editWebhooks;
        this.readWebhooks = readWebhooks;
        this.deliverWebhooks = deliverWebhooks;
        this.stamp = stamp;
    }

    @POST
    @Requires(Action.WEBHOOK_CREATE)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set a webhook up; the secret that its deliveries are signed with is shown this once")
    @RequestBody(content = @Content(schema = @Schema(ref = "Webhook")))
    public Uni<JsonNode> create(@RestPath String project, @Nullable JsonNode body) {
        return editWebhooks
                .create(project, new JsonWebhookDraft(Body.of(body)), stamp.now())
                .map(WebhooksResource::withSecret);
    }

    private static ObjectNode withSecret(Issued issued) {
        return WebhookJson.write(issued.webhook()).put("secret", issued.secret().reveal());
    }

    @GET
    @Requires(Action.WEBHOOK_READ)
    @Operation(summary = "List the webhooks of a project, without their secrets")
    public Uni<PageBody<JsonNode>> list(@RestPath String project) {
        return readWebhooks.list(project).map(WebhooksResource::page);
    }

    private static PageBody<JsonNode> page(List<Webhook> webhooks) {
        return new PageBody<>(
                webhooks.stream().<JsonNode>map(WebhookJson::write).toList(), Optional.empty());
    }

    @GET
    @Requires(Action.WEBHOOK_READ)
    @Path("{id}")
    @Operation(summary = "Read a webhook; its version is the ETag")
    public Uni<RestResponse<JsonNode>> get(@RestPath String project, @RestPath String id) {
        return readWebhooks.get(project, id).map(WebhooksResource::tagged);
    }

    private static RestResponse<JsonNode> tagged(Webhook webhook) {
        return ResponseBuilder.<JsonNode>ok(WebhookJson.write(webhook))
                .header(HttpHeaders.ETAG, VersionTag.write(webhook.version()))
                .build();
    }

    @PUT
    @Requires(Action.WEBHOOK_UPDATE)
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace a webhook; a secret header that is named without a value keeps what it has")
    @RequestBody(content = @Content(schema = @Schema(ref = "Webhook")))
    public Uni<RestResponse<JsonNode>> replace(
            @RestPath String project,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @Nullable JsonNode body) {
        Target target = new Target(project, id, VersionTag.read(expected));
        return editWebhooks
                .replace(target, new JsonWebhookDraft(Body.of(body)), stamp.now())
                .map(WebhooksResource::tagged);
    }

    @DELETE
    @Requires(Action.WEBHOOK_DELETE)
    @Path("{id}")
    @Operation(summary = "Take a webhook away, with what waits to be delivered")
    public Uni<Void> delete(@RestPath String project, @RestPath String id) {
        return editWebhooks.delete(project, id, stamp.now());
    }

    @POST
    @Requires(Action.WEBHOOK_UPDATE)
    @Path("{id}/secret")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Make a new signing secret, shown this once; the one before signs too for 24 hours")
    public Uni<JsonNode> rotate(@RestPath String project, @RestPath String id) {
        return editWebhooks.rotateSecret(project, id, stamp.now()).map(WebhooksResource::withSecret);
    }

    @POST
    @Requires(Action.WEBHOOK_UPDATE)
    @Path("{id}/test")
    @Operation(summary = "Send a made-up event now, and tell how the receiver answered")
    public Uni<JsonNode> test(@RestPath String project, @RestPath String id) {
        return deliverWebhooks.test(project, id, stamp.now()).map(WebhookJson::write);
    }
}
