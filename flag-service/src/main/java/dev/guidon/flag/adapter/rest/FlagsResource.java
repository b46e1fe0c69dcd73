package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.adapter.json.JsonFlagDraft;
import dev.guidon.flag.edit.CreateFlag;
import dev.guidon.flag.edit.ReadFlags;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
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

/// Flags of a project.
@Path("/api/v1/projects/{project}/flags")
@Tag(name = "flags")
class FlagsResource {
    private final CreateFlag createFlag;
    private final ReadFlags readFlags;
    private final FlagAnswer answer;
    private final FlagRights rights;
    private final DryRuns dryRuns;
    private final RequestStamp stamp;

    FlagsResource(
            CreateFlag createFlag,
            ReadFlags readFlags,
            FlagAnswer answer,
            FlagRights rights,
            DryRuns dryRuns,
            RequestStamp stamp) {
        this.dryRuns = dryRuns;
        this.rights = rights;
        this.createFlag = createFlag;
        this.readFlags = readFlags;
        this.answer = answer;
        this.stamp = stamp;
    }

    @POST
    @Requires(Action.FLAG_CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a flag; in environments that it is not configured for it starts off")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewFlag")))
    @APIResponse(responseCode = "201", description = "Created")
    public Uni<RestResponse<JsonNode>> create(
            @RestPath String project,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        JsonNode document = Body.of(body);
        return rights.requireToConfigure(project, document)
                .chain(() -> dryRuns.create(dryRun, () -> create(project, document, comment)));
    }

    private Uni<JsonNode> create(String project, JsonNode document, String comment) {
        return createFlag
                .create(project, new JsonFlagDraft(document), stamp.now(comment))
                .map(answer::of);
    }

    @GET
    @Requires(value = Action.FLAG_READ, decided = Decided.BY_ITEM)
    @Operation(
            summary = "List the flags of a project, without their configurations and, unless asked for, archived ones")
    public Uni<PageBody<JsonNode>> list(
            @RestPath String project,
            @BeanParam FlagListing listing,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return rights.requireToAsk(project, listing)
                .chain(() -> readFlags.page(
                        project,
                        listing.asked(rights.visible(project, listing), answer.today()),
                        PageBody.request(limit, after)))
                .map(page -> PageBody.of(page, answer::of));
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Path("{flag}")
    @Operation(
            summary =
                    "Read a flag with its configurations in all environments that the caller may read; the ETag is the"
                            + " version of its definition")
    public Uni<RestResponse<JsonNode>> get(@RestPath String project, @RestPath String flag) {
        return readFlags.flag(project, flag).map(rights::withoutUnreadable).map(answer::tagged);
    }
}
