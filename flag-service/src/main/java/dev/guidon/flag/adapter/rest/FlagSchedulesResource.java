package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.ScheduleJson;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.schedule.MakeSchedule;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;

/// New schedules of a flag. They take the right to change it, because that is what they do later.
@Path("/api/v1/projects/{project}/environments/{environment}/flags/{flag}/schedules")
@Tag(name = "schedules")
class FlagSchedulesResource {
    private final MakeSchedule makeSchedule;
    private final RequestStamp stamp;

    FlagSchedulesResource(MakeSchedule makeSchedule, RequestStamp stamp) {
        this.makeSchedule = makeSchedule;
        this.stamp = stamp;
    }

    @POST
    @Requires({Action.FLAG_UPDATE, Action.FLAG_TOGGLE})
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Have a flag changed at an instant, or again and again by a cron expression")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewSchedule")))
    public Uni<JsonNode> create(
            @RestPath String project, @RestPath String environment, @RestPath String flag, @Nullable JsonNode body) {
        return makeSchedule
                .make(new FlagAddress(project, environment, flag), ScheduleJson.read(Body.of(body)), stamp.now())
                .map(SchedulesResource::body);
    }
}
