package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.adapter.json.FlagJson;
import dev.guidon.flag.adapter.json.JsonFlagDraft;
import dev.guidon.flag.edit.CreateFlag;
import dev.guidon.flag.edit.ReadFlags;
import io.smallrye.mutiny.Uni;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Flags of a project.
@Path("/api/v1/projects/{project}/flags")
@Tag(name = "flags")
class FlagsResource {
    private final CreateFlag createFlag;
    private final ReadFlags readFlags;
    private final RequestStamp stamp;

    FlagsResource(CreateFlag createFlag, ReadFlags readFlags, RequestStamp stamp) {
        this.createFlag = createFlag;
        this.readFlags = readFlags;
        this.stamp = stamp;
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a flag; in environments that it is not configured for it starts off")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewFlag")))
    public Uni<JsonNode> create(@RestPath String project, @Nullable JsonNode body) {
        return createFlag
                .create(project, new JsonFlagDraft(Body.of(body)), stamp.now())
                .map(FlagJson::write);
    }

    @GET
    @Operation(summary = "List the flags of a project by key, without their configurations")
    public Uni<PageBody<JsonNode>> list(
            @RestPath String project,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return readFlags.page(project, PageBody.request(limit, after)).map(page -> PageBody.of(page, FlagJson::write));
    }

    @GET
    @Path("{flag}")
    @Operation(summary = "Read a flag with its configurations in all environments")
    public Uni<JsonNode> get(@RestPath String project, @RestPath String flag) {
        return readFlags.flag(project, flag).map(FlagJson::write);
    }
}
