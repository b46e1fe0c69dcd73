package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.adapter.json.BulkJson;
import dev.guidon.flag.adapter.json.JsonPatchDraft;
import dev.guidon.flag.adapter.json.PatchSources;
import dev.guidon.flag.bulk.ChangeManyConfigurations;
import dev.guidon.flag.edit.EnvironmentAddress;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// One change of many configurations in an environment, all of them or none.
@Path("/api/v1/projects/{project}/environments/{environment}/bulk")
@Tag(name = "flags")
class BulkConfigurationsResource {
    private final ChangeManyConfigurations configurations;
    private final BatchRights rights;
    private final FlagChoices choices;
    private final BatchAnswer answer;
    private final PatchSources sources;
    private final RequestStamp stamp;

    BulkConfigurationsResource(
            ChangeManyConfigurations configurations,
            BatchRights rights,
            FlagChoices choices,
            BatchAnswer answer,
            PatchSources sources,
            RequestStamp stamp) {
        this.sources = sources;
        this.configurations = configurations;
        this.rights = rights;
        this.choices = choices;
        this.answer = answer;
        this.stamp = stamp;
    }

    @POST
    @Requires(
            value = {Action.FLAG_UPDATE, Action.FLAG_TOGGLE},
            decided = Decided.BY_METHOD)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeManyConfigurations",
            summary = "Apply instructions to the configurations of up to 500 flags in an environment, all or none")
    @RequestBody(content = @Content(schema = @Schema(ref = "BulkPatch")))
    public Uni<RestResponse<JsonNode>> configure(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        JsonNode document = Body.of(body);
        boolean dry = DryRun.read(dryRun);
        ResourceName all = ResourceNames.flagsIn(project, environment);
        return rights.require(project, document, all, Action.FLAG_UPDATE, Action.FLAG_TOGGLE)
                .chain(permits -> {
                    BulkJson wanted = BulkJson.read(document);
                    JsonPatchDraft draft = new JsonPatchDraft(wanted.patch(), sources);
                    var order = new ChangeManyConfigurations.Order(
                            new EnvironmentAddress(project, environment),
                            choices.of(project, wanted),
                            draft,
                            actions(draft));
                    return configurations.change(order, dry, permits, stamp.now(wanted.comment()));
                })
                .chain(report -> answer.of(report, dry));
    }

    /// Turning on and off is a right of its own.
    private static List<Action> actions(JsonPatchDraft draft) {
        List<Action> actions = new ArrayList<>();
        if (!draft.onlyToggles()) {
            actions.add(Action.FLAG_UPDATE);
        }
        if (draft.toggles()) {
            actions.add(Action.FLAG_TOGGLE);
        }
        return actions;
    }
}
