package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.WebhookJson;
import dev.guidon.flag.webhook.DeliverWebhooks;
import dev.guidon.flag.webhook.Delivery.State;
import dev.guidon.flag.webhook.ReadWebhooks;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// What became of the deliveries of a webhook.
@Path("/api/v1/projects/{project}/webhooks/{id}/deliveries")
@Tag(name = "webhooks")
class DeliveriesResource {
    private final ReadWebhooks readWebhooks;
    private final DeliverWebhooks deliverWebhooks;
    private final RequestStamp stamp;

    DeliveriesResource(ReadWebhooks readWebhooks, DeliverWebhooks deliverWebhooks, RequestStamp stamp) {
        this.readWebhooks = readWebhooks;
        this.deliverWebhooks = deliverWebhooks;
        this.stamp = stamp;
    }

    @GET
    @Requires(Action.WEBHOOK_READ)
    @Operation(summary = "List deliveries with their attempts, newest first")
    public Uni<PageBody<JsonNode>> list(
            @RestPath String project,
            @RestPath String id,
            @RestQuery Optional<String> state,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return readWebhooks
                .deliveries(project, id, state.map(DeliveriesResource::state), PageBody.request(limit, after))
                .map(page -> PageBody.of(page, WebhookJson::write));
    }

    private static State state(String word) {
        return Stream.of(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new FailureException(
                        Failure.Invalid.of("state", "must be pending, delivered, dead or skipped")));
    }

    @GET
    @Requires(Action.WEBHOOK_READ)
    @Path("{delivery}")
    @Operation(summary = "Read a delivery, with the body that is sent")
    public Uni<JsonNode> get(@RestPath String project, @RestPath String id, @RestPath String delivery) {
        return readWebhooks.delivery(project, id, delivery).map(WebhookJson::withBody);
    }

    @POST
    @Requires(Action.WEBHOOK_UPDATE)
    @Path("{delivery}/replay")
    @ResponseStatus(202)
    @Operation(summary = "Send a delivery once more, under the same id, and begin its retries anew")
    public Uni<Void> replay(@RestPath String project, @RestPath String id, @RestPath String delivery) {
        return deliverWebhooks.replay(project, id, delivery, stamp.now()).replaceWithVoid();
    }
}
