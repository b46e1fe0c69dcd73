package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.adapter.json.BulkJson;
import dev.guidon.flag.adapter.json.JsonDefinitionPatch;
import dev.guidon.flag.bulk.ChangeManyDefinitions;
import dev.guidon.flag.bulk.FlagChoice;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// One change of many definitions, all of them or none.
@Path("/api/v1/projects/{project}/bulk")
@Tag(name = "flags")
class BulkDefinitionsResource {
    private final ChangeManyDefinitions definitions;
    private final BatchRights rights;
    private final FlagChoices choices;
    private final BatchAnswer answer;
    private final RequestStamp stamp;

    BulkDefinitionsResource(
            ChangeManyDefinitions definitions,
            BatchRights rights,
            FlagChoices choices,
            BatchAnswer answer,
            RequestStamp stamp) {
        this.definitions = definitions;
        this.rights = rights;
        this.choices = choices;
        this.answer = answer;
        this.stamp = stamp;
    }

    @POST
    @Requires(value = Action.FLAG_DEFINE, decided = Decided.BY_METHOD)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeManyDefinitions",
            summary =
                    "Apply instructions to the definitions of up to 500 flags, such as archive or addTags, all or none")
    @RequestBody(content = @Content(schema = @Schema(ref = "BulkDefinitionPatch")))
    public Uni<RestResponse<JsonNode>> define(
            @RestPath String project,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        JsonNode document = Body.of(body);
        boolean dry = DryRun.read(dryRun);
        return rights.require(project, document, ResourceNames.flags(project), Action.FLAG_DEFINE)
                .chain(permits -> {
                    BulkJson wanted = BulkJson.read(document);
                    FlagChoice choice = choices.of(project, wanted);
                    JsonDefinitionPatch patch = new JsonDefinitionPatch(wanted.patch());
                    var order = new ChangeManyDefinitions.Order(
                            project, choice, patch, wanted.has("unarchive"), actions(patch));
                    return definitions.change(order, dry, permits, stamp.now(wanted.comment()));
                })
                .chain(report -> answer.of(report, dry));
    }

    /// Taking out of use and bringing back is a right of its own.
    private static Set<Action> actions(JsonDefinitionPatch patch) {
        return patch.archives() ? Set.of(Action.FLAG_DEFINE, Action.FLAG_ARCHIVE) : Set.of(Action.FLAG_DEFINE);
    }
}
