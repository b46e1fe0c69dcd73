package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.adapter.json.EnvironmentJson;
import dev.guidon.flag.project.CreateEnvironment;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.ReadProjects;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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

/// Environments of a project.
@Path("/api/v1/projects/{project}/environments")
@Tag(name = "environments")
class EnvironmentsResource {
    private final CreateEnvironment createEnvironment;
    private final ReadProjects readProjects;
    private final Caller caller;
    private final RequestStamp stamp;
    private final DryRuns dryRuns;

    EnvironmentsResource(
            CreateEnvironment createEnvironment,
            ReadProjects readProjects,
            Caller caller,
            RequestStamp stamp,
            DryRuns dryRuns) {
        this.caller = caller;
        this.createEnvironment = createEnvironment;
        this.readProjects = readProjects;
        this.stamp = stamp;
        this.dryRuns = dryRuns;
    }

    @POST
    @Requires(Action.ENVIRONMENT_CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Open an environment; it starts with every flag of the project, each of them off, or as it is in another"
                            + " environment")
    @APIResponse(responseCode = "201", description = "Created")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewEnvironment")))
    public Uni<RestResponse<EnvironmentBody>> create(
            @RestPath String project,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        CreateEnvironment.Order order = EnvironmentJson.read(Body.of(body), project);
        return dryRuns.create(dryRun, () -> requireToCopy(order)
                .chain(() -> createEnvironment.create(order, stamp.now()))
                .map(EnvironmentBody::of));
    }

    private Uni<Void> requireToCopy(CreateEnvironment.Order order) {
        return order.copyFrom()
                .map(from -> caller.require(Action.FLAG_READ, ResourceNames.flagsIn(order.projectKey(), from)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    @GET
    @Requires(value = Action.ENVIRONMENT_READ, decided = Decided.BY_ITEM)
    @Operation(summary = "List the environments of a project that the caller may read")
    public Uni<PageBody<EnvironmentBody>> list(@RestPath String project) {
        return readProjects.environments(project).map(this::page);
    }

    private PageBody<EnvironmentBody> page(List<Environment> environments) {
        return new PageBody<>(
                environments.stream()
                        .filter(environment -> caller.sees(Action.ENVIRONMENT_READ, ResourceNames.of(environment)))
                        .map(EnvironmentBody::of)
                        .toList(),
                Optional.empty());
    }
}
