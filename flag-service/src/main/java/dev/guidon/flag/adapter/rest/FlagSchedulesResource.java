package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.PatchSources;
import dev.guidon.flag.adapter.json.ScheduleJson;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.schedule.MakeSchedule;
import dev.guidon.flag.schedule.ScheduleDraft;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// New schedules of a flag. They take the right to change it, because that is what they do later.
@Path("/api/v1/projects/{project}/environments/{environment}/flags/{flag}/schedules")
@Tag(name = "schedules")
class FlagSchedulesResource {
    private final MakeSchedule makeSchedule;
    private final RequestStamp stamp;
    private final ConfigurationPreview preview;
    private final DryRuns dryRuns;
    private final PatchSources sources;

    FlagSchedulesResource(
            MakeSchedule makeSchedule,
            RequestStamp stamp,
            PatchSources sources,
            ConfigurationPreview preview,
            DryRuns dryRuns) {
        this.preview = preview;
        this.dryRuns = dryRuns;
        this.sources = sources;
        this.makeSchedule = makeSchedule;
        this.stamp = stamp;
    }

    @POST
    @Requires({Action.FLAG_UPDATE, Action.FLAG_TOGGLE})
    @APIResponse(responseCode = "201", description = "Created")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Have a flag changed at an instant, or again and again by a cron expression")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewSchedule")))
    public Uni<RestResponse<JsonNode>> create(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        FlagAddress address = new FlagAddress(project, environment, flag);
        ScheduleDraft draft = ScheduleJson.read(Body.of(body), sources);
        boolean dry = DryRun.read(dryRun);
        return dryRuns.<JsonNode>create(dryRun, () -> makeSchedule
                .make(address, draft, stamp.now())
                .<ObjectNode>map(SchedulesResource::body)
                .chain(made -> dry
                        ? preview.addTo(made, address, draft.task().patch())
                        : Uni.createFrom().item(made))
                .map(made -> made));
    }
}
