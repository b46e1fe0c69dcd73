package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.NamedJson;
import dev.guidon.flag.project.CreateProject;
import dev.guidon.flag.project.Project;
import dev.guidon.flag.project.ReadProjects;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Projects.
@Path("/api/v1/projects")
@Tag(name = "projects")
class ProjectsResource {
    private final CreateProject createProject;
    private final ReadProjects readProjects;
    private final RequestStamp stamp;

    ProjectsResource(CreateProject createProject, ReadProjects readProjects, RequestStamp stamp) {
        this.createProject = createProject;
        this.readProjects = readProjects;
        this.stamp = stamp;
    }

    record ProjectBody(String key, String name, Instant createdAt) {
        static ProjectBody of(Project project) {
            return new ProjectBody(project.key().text(), project.name(), project.createdAt());
        }
    }

    @POST
    @Requires(Action.PROJECT_CREATE)
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Open a project")
    @RequestBody(content = @Content(schema = @Schema(ref = "Named")))
    public Uni<ProjectBody> create(@Nullable JsonNode body) {
        NamedJson wanted = NamedJson.read(Body.of(body));
        return createProject.create(wanted.key(), wanted.name(), stamp.now()).map(ProjectBody::of);
    }

    @GET
    @Requires(Action.PROJECT_READ)
    @Operation(summary = "List projects by key")
    public Uni<PageBody<ProjectBody>> list(
            @RestQuery @DefaultValue("50") int limit, @RestQuery @DefaultValue("") String after) {
        return readProjects.projects(PageBody.request(limit, after)).map(page -> PageBody.of(page, ProjectBody::of));
    }

    @GET
    @Requires(Action.PROJECT_READ)
    @Path("{project}")
    @Operation(summary = "Read a project")
    public Uni<ProjectBody> get(@RestPath String project) {
        return readProjects.project(project).map(ProjectBody::of);
    }
}
