package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.adapter.json.CopyJson;
import dev.guidon.flag.copy.CopyFlags;
import dev.guidon.flag.edit.EnvironmentAddress;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Settings of flags copied into an environment, from another one of the same project or not.
@Path("/api/v1/projects/{project}/environments/{environment}/copy")
@Tag(name = "flags")
class CopyResource {
    private final CopyFlags copyFlags;
    private final BatchRights rights;
    private final BatchAnswer answer;
    private final RequestStamp stamp;

    CopyResource(CopyFlags copyFlags, BatchRights rights, BatchAnswer answer, RequestStamp stamp) {
        this.copyFlags = copyFlags;
        this.rights = rights;
        this.answer = answer;
        this.stamp = stamp;
    }

    @POST
    @Requires(
            value = {Action.FLAG_UPDATE, Action.FLAG_TOGGLE},
            decided = Decided.BY_METHOD)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "copyFlags",
            summary = "Copy settings of flags into an environment, whole or in part, all that is asked for or nothing")
    @RequestBody(content = @Content(schema = @Schema(ref = "CopyOrder")))
    public Uni<RestResponse<JsonNode>> copy(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        JsonNode document = Body.of(body);
        boolean dry = DryRun.read(dryRun);
        EnvironmentAddress to = new EnvironmentAddress(project, environment);
        return rights.require(
                        project,
                        document,
                        ResourceNames.flagsIn(project, environment),
                        Action.FLAG_UPDATE,
                        Action.FLAG_TOGGLE)
                .chain(permits -> {
                    CopyJson wanted = CopyJson.read(document, to);
                    return copyFlags.copy(wanted.order(), dry, permits, stamp.now(wanted.comment()));
                })
                .chain(report -> answer.of(report, dry));
    }
}
