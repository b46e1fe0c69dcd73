package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.webhook.Owner;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Webhooks of a project, which are told of the changes in it.
@Path("/api/v1/projects/{project}/webhooks")
@Tag(name = "webhooks")
class WebhooksResource {
    private final WebhookOperations webhooks;
    private final DryRuns dryRuns;

    WebhooksResource(WebhookOperations webhooks, DryRuns dryRuns) {
        this.webhooks = webhooks;
        this.dryRuns = dryRuns;
    }

    private static Owner owner(String key) {
        return new Owner.OfProject(key);
    }

    @POST
    @Requires(Action.WEBHOOK_CREATE)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set a webhook up; the secret that its deliveries are signed with is shown this once")
    @RequestBody(content = @Content(schema = @Schema(ref = "Webhook")))
    public Uni<JsonNode> create(@RestPath String project, @Nullable JsonNode body) {
        return webhooks.create(owner(project), body);
    }

    @GET
    @Requires(Action.WEBHOOK_READ)
    @Operation(summary = "List the webhooks of a project, without their secrets")
    public Uni<PageBody<JsonNode>> list(@RestPath String project) {
        return webhooks.list(owner(project));
    }

    @GET
    @Requires(Action.WEBHOOK_READ)
    @Path("{id}")
    @Operation(summary = "Read a webhook; its version is the ETag")
    public Uni<RestResponse<JsonNode>> get(@RestPath String project, @RestPath String id) {
        return webhooks.get(owner(project), id);
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
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        return dryRuns.run(dryRun, () -> webhooks.replace(owner(project), id, expected, body));
    }

    @DELETE
    @Requires(Action.WEBHOOK_DELETE)
    @Path("{id}")
    @Operation(summary = "Take a webhook away, with what waits to be delivered")
    public Uni<Void> delete(
            @RestPath String project,
            @RestPath String id,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return dryRuns.run(dryRun, () -> webhooks.delete(owner(project), id));
    }

    @POST
    @Requires(Action.WEBHOOK_UPDATE)
    @Path("{id}/secret")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Make a new signing secret, shown this once; the one before signs too for 24 hours")
    public Uni<JsonNode> rotate(@RestPath String project, @RestPath String id) {
        return webhooks.rotate(owner(project), id);
    }

    @POST
    @Requires(Action.WEBHOOK_UPDATE)
    @Path("{id}/test")
    @Operation(summary = "Send a made-up event now, and tell how the receiver answered")
    public Uni<JsonNode> test(@RestPath String project, @RestPath String id) {
        return webhooks.test(owner(project), id);
    }

    @GET
    @Requires(Action.WEBHOOK_READ)
    @Path("{id}/deliveries")
    @Operation(summary = "List deliveries with their attempts, newest first")
    public Uni<PageBody<JsonNode>> deliveries(
            @RestPath String project,
            @RestPath String id,
            @RestQuery Optional<String> state,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return webhooks.deliveries(owner(project), id, state, PageBody.request(limit, after));
    }

    @GET
    @Requires(Action.WEBHOOK_UPDATE)
    @Path("{id}/deliveries/{delivery}")
    @Operation(
            summary =
                    "Read a delivery with the body that is sent; for those who could have the webhook send it anywhere")
    public Uni<JsonNode> delivery(@RestPath String project, @RestPath String id, @RestPath String delivery) {
        return webhooks.delivery(owner(project), id, delivery);
    }

    @POST
    @Requires(Action.WEBHOOK_UPDATE)
    @Path("{id}/deliveries/{delivery}/replay")
    @ResponseStatus(202)
    @Operation(summary = "Send a delivery once more, under the same id, and begin its retries anew")
    public Uni<Void> replay(@RestPath String project, @RestPath String id, @RestPath String delivery) {
        return webhooks.replay(owner(project), id, delivery);
    }
}
