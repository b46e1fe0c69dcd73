package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.JsonTriggerDraft;
import dev.guidon.flag.adapter.json.PatchSources;
import dev.guidon.flag.adapter.json.TriggerJson;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.trigger.EditTriggers;
import dev.guidon.flag.trigger.EditTriggers.Issued;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Triggers of a flag in an environment. Whoever has a trigger's address can do to the flag what the trigger does, so
/// setting one up takes the right to change the flag.
@Path("/api/v1/projects/{project}/environments/{environment}/flags/{flag}/triggers")
@Tag(name = "triggers")
class TriggersResource {
    private final EditTriggers triggers;
    private final RequestStamp stamp;
    private final PatchSources sources;
    private final DryRuns dryRuns;

    TriggersResource(EditTriggers triggers, RequestStamp stamp, PatchSources sources, DryRuns dryRuns) {
        this.sources = sources;
        this.triggers = triggers;
        this.stamp = stamp;
        this.dryRuns = dryRuns;
    }

    @POST
    @Requires({Action.FLAG_UPDATE, Action.FLAG_TOGGLE})
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a trigger; its token is shown this once")
    @RequestBody(content = @Content(schema = @Schema(ref = "Trigger")))
    public Uni<JsonNode> create(
            @RestPath String project, @RestPath String environment, @RestPath String flag, @Nullable JsonNode body) {
        return triggers.create(
                        new FlagAddress(project, environment, flag),
                        new JsonTriggerDraft(Body.of(body), sources),
                        stamp.now())
                .map(TriggersResource::withToken);
    }

    private static ObjectNode withToken(Issued issued) {
        String token = issued.token().reveal();
        return TriggerJson.write(issued.trigger()).put("token", token).put("path", "/api/v1/triggers/" + token);
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Operation(summary = "List the triggers of a flag, without their tokens")
    public Uni<PageBody<JsonNode>> list(@RestPath String project, @RestPath String environment, @RestPath String flag) {
        return triggers.list(new FlagAddress(project, environment, flag))
                .map(found -> new PageBody<>(
                        found.stream().<JsonNode>map(TriggerJson::write).toList(), Optional.empty()));
    }

    @PUT
    @Requires({Action.FLAG_UPDATE, Action.FLAG_TOGGLE})
    @Path("{trigger}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace a trigger; its token stays")
    @RequestBody(content = @Content(schema = @Schema(ref = "Trigger")))
    public Uni<JsonNode> replace(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestPath String trigger,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        return dryRuns.run(dryRun, () -> triggers.replace(
                        new FlagAddress(project, environment, flag),
                        trigger,
                        new JsonTriggerDraft(Body.of(body), sources),
                        stamp.now())
                .map(TriggerJson::write));
    }

    @POST
    @Requires({Action.FLAG_UPDATE, Action.FLAG_TOGGLE})
    @Path("{trigger}/token")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Give a trigger a new token, shown this once; the one before is good no more")
    public Uni<JsonNode> resetToken(
            @RestPath String project, @RestPath String environment, @RestPath String flag, @RestPath String trigger) {
        return triggers.resetToken(new FlagAddress(project, environment, flag), trigger, stamp.now())
                .map(TriggersResource::withToken);
    }

    @DELETE
    @Requires({Action.FLAG_UPDATE, Action.FLAG_TOGGLE})
    @Path("{trigger}")
    @Operation(summary = "Take a trigger away")
    public Uni<Void> delete(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestPath String trigger,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return dryRuns.run(
                dryRun, () -> triggers.delete(new FlagAddress(project, environment, flag), trigger, stamp.now()));
    }
}
