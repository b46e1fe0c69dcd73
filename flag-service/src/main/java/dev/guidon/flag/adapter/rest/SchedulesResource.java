package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.ScheduleJson;
import dev.guidon.flag.adapter.json.StatusWords;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.schedule.ForeseenSchedule;
import dev.guidon.flag.schedule.ReadSchedules;
import dev.guidon.flag.schedule.Schedule;
import dev.guidon.flag.schedule.ScheduleStore.ScheduleFilter;
import dev.guidon.flag.schedule.SteerSchedule;
import dev.guidon.flag.schedule.SteerSchedule.Steering;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Changes that are made by the clock.
@Path("/api/v1/projects/{project}/environments/{environment}/schedules")
@Tag(name = "schedules")
class SchedulesResource {
    private static final int SHOWN = 5;
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final SteerSchedule steerSchedule;
    private final ReadSchedules readSchedules;
    private final FlagRights rights;
    private final RequestStamp stamp;

    SchedulesResource(SteerSchedule steerSchedule, ReadSchedules readSchedules, FlagRights rights, RequestStamp stamp) {
        this.steerSchedule = steerSchedule;
        this.readSchedules = readSchedules;
        this.rights = rights;
        this.stamp = stamp;
    }

    @GET
    @Requires(Action.SCHEDULE_READ)
    @Operation(summary = "List the schedules of flags that the caller may read, newest first")
    public Uni<PageBody<JsonNode>> list(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery Optional<String> flag,
            @RestQuery Optional<String> status,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        ScheduleFilter filter =
                new ScheduleFilter(rights.visible(project, environment), flag, status.map(StatusWords::schedule));
        return readSchedules
                .page(new EnvironmentAddress(project, environment), filter, PageBody.request(limit, after))
                .map(page -> PageBody.of(page, SchedulesResource::body));
    }

    @GET
    @Path("{id}")
    @Requires(Action.SCHEDULE_READ)
    @Operation(summary = "Read a schedule: its next occurrences, and what may go wrong")
    public Uni<JsonNode> get(@RestPath String project, @RestPath String environment, @RestPath String id) {
        return readable(new EnvironmentAddress(project, environment), id).map(SchedulesResource::body);
    }

    @GET
    @Path("{id}/runs")
    @Requires(Action.SCHEDULE_READ)
    @Operation(summary = "List what became of its occurrences, newest first")
    public Uni<PageBody<JsonNode>> runs(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        EnvironmentAddress address = new EnvironmentAddress(project, environment);
        return readable(address, id)
                .chain(() -> readSchedules.runs(address, id, PageBody.request(limit, after)))
                .map(page -> PageBody.of(page, ScheduleJson::write));
    }

    @POST
    @Path("{id}/pause")
    @Requires(Action.SCHEDULE_UPDATE)
    @Operation(summary = "Keep a schedule from making changes until it is resumed")
    public Uni<JsonNode> pause(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestQuery @DefaultValue("") String comment) {
        return steer(new EnvironmentAddress(project, environment), id, Steering.PAUSE, stamp.now(comment));
    }

    @POST
    @Path("{id}/resume")
    @Requires(Action.SCHEDULE_UPDATE)
    @Operation(summary = "Let a schedule go on; occurrences that fell into the pause are left out")
    public Uni<JsonNode> resume(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestQuery @DefaultValue("") String comment) {
        return steer(new EnvironmentAddress(project, environment), id, Steering.RESUME, stamp.now(comment));
    }

    @DELETE
    @Path("{id}")
    @Requires(Action.SCHEDULE_UPDATE)
    @Operation(summary = "Call a schedule off; it and what became of it can still be read")
    public Uni<Void> cancel(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestQuery @DefaultValue("") String comment) {
        return steer(new EnvironmentAddress(project, environment), id, Steering.CANCEL, stamp.now(comment))
                .replaceWithVoid();
    }

    private Uni<JsonNode> steer(EnvironmentAddress address, String id, Steering steering, Stamp stamp) {
        return readable(address, id)
                .chain(() -> steerSchedule.steer(address, id, steering, stamp))
                .map(SchedulesResource::body);
    }

    /// A schedule shows what it does to its flag, so that takes the right to read the flag.
    private Uni<ForeseenSchedule> readable(EnvironmentAddress address, String id) {
        return readSchedules
                .schedule(address, id)
                .call(found -> rights.requireToRead(
                        address, List.of(found.schedule().head().address().flagKey())));
    }

    private static ObjectNode body(Schedule schedule) {
        return ScheduleJson.write(schedule, upcoming(schedule));
    }

    static ObjectNode body(ForeseenSchedule foreseen) {
        return ScheduleJson.write(foreseen.schedule(), upcoming(foreseen.schedule()), foreseen.warnings());
    }

    private static List<Instant> upcoming(Schedule schedule) {
        return schedule.upcoming(EVER, SHOWN);
    }
}
