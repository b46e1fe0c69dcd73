package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.adapter.json.ProjectJson;
import dev.guidon.flag.project.CreateProject;
import dev.guidon.flag.project.ReadProjects;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Projects.
@Path("/api/v1/projects")
@Tag(name = "projects")
class ProjectsResource {
    private final CreateProject createProject;
    private final ReadProjects readProjects;
    private final Caller caller;
    private final RequestStamp stamp;
    private final DryRuns dryRuns;

    ProjectsResource(
            CreateProject createProject,
            ReadProjects readProjects,
            Caller caller,
            RequestStamp stamp,
            DryRuns dryRuns) {
        this.createProject = createProject;
        this.readProjects = readProjects;
        this.caller = caller;
        this.stamp = stamp;
        this.dryRuns = dryRuns;
    }

    @POST
    @Requires(value = Action.PROJECT_CREATE, decided = Decided.BY_METHOD)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Open a project in an organization, for good, with the environments that are named and no others")
    @APIResponse(responseCode = "201", description = "Created")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewProject")))
    public Uni<RestResponse<ProjectBody>> create(
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun, @Nullable JsonNode body) {
        CreateProject.Order wanted = ProjectJson.read(Body.of(body));
        return dryRuns.create(dryRun, () -> require(wanted)
                .chain(() -> createProject.create(wanted, stamp.now()))
                .map(ProjectBody::of));
    }

    @GET
    @Requires(value = Action.PROJECT_READ, decided = Decided.BY_ITEM)
    @Operation(summary = "List the projects that the caller may read, by key")
    public Uni<PageBody<ProjectBody>> list(
            @RestQuery @DefaultValue("50") int limit, @RestQuery @DefaultValue("") String after) {
        return readProjects
                .projects(
                        caller.access().visible(Action.PROJECT_READ, ResourceName.project(ResourceName.ALL)),
                        PageBody.request(limit, after))
                .map(page -> PageBody.of(page, ProjectBody::of));
    }

    private Uni<Void> require(CreateProject.Order wanted) {
        Optional<String> organization = Optional.of(wanted.organization());
        ResourceName project = ResourceName.project(wanted.key().text());
        Uni<Void> allowed = caller.require(Action.PROJECT_CREATE, organization, project);
        return wanted.environments().isEmpty()
                ? allowed
                : allowed.chain(() -> caller.require(
                        Action.ENVIRONMENT_CREATE,
                        organization,
                        project.with(ResourceType.ENVIRONMENT, ResourceName.ALL)));
    }
}
