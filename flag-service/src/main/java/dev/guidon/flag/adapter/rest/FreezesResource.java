package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.FreezeWindowJson;
import dev.guidon.flag.policy.FreezeWindow;
import dev.guidon.flag.policy.KeepWindows;
import dev.guidon.flag.policy.ReadRules;
import dev.guidon.flag.project.ShortIds;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Times in which nothing is changed in an environment.
@Path("/api/v1/projects/{project}/environments/{environment}/freezes")
@Tag(name = "governance")
class FreezesResource {
    private final KeepWindows keepWindows;
    private final ReadRules readRules;
    private final ShortIds ids;
    private final RequestStamp stamp;
    private final DryRuns dryRuns;

    FreezesResource(KeepWindows keepWindows, ReadRules readRules, ShortIds ids, RequestStamp stamp, DryRuns dryRuns) {
        this.dryRuns = dryRuns;
        this.keepWindows = keepWindows;
        this.readRules = readRules;
        this.ids = ids;
        this.stamp = stamp;
    }

    @POST
    @Requires(Action.ENVIRONMENT_GOVERN)
    @APIResponse(responseCode = "201", description = "Created")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a time in which nothing is changed in an environment")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewFreeze")))
    public Uni<RestResponse<JsonNode>> create(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        FreezeWindowJson.Site site = new FreezeWindowJson.Site(ids.next(), project, Optional.of(environment));
        FreezeWindow window = FreezeWindowJson.read(Body.of(body)).at(site);
        return dryRuns.<JsonNode>create(
                dryRun, () -> keepWindows.open(window, stamp.now(comment)).map(FreezeWindowJson::write));
    }

    @GET
    @Requires(Action.ENVIRONMENT_READ)
    @Operation(summary = "List the times in which nothing is changed in an environment")
    public Uni<PageBody<JsonNode>> list(@RestPath String project, @RestPath String environment) {
        return readRules
                .windows(project, Optional.of(environment))
                .map(windows -> new PageBody<>(
                        windows.stream().<JsonNode>map(FreezeWindowJson::write).toList(), Optional.empty()));
    }

    @DELETE
    @Requires(Action.ENVIRONMENT_GOVERN)
    @Path("{id}")
    @Operation(summary = "End a freeze before its time, or do away with a recurring one")
    public Uni<Void> delete(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return dryRuns.run(dryRun, () -> keepWindows.close(project, Optional.of(environment), id, stamp.now(comment)));
    }
}
