package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.TitleJson;
import dev.guidon.flag.project.DescribeProject;
import dev.guidon.flag.project.DescribeProject.Order;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.ReadProjects;
import dev.guidon.flag.removal.DeleteProject;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// One project. Its version is the entity tag.
@Path("/api/v1/projects/{project}")
@Tag(name = "projects")
class ProjectResource {
    private final ReadProjects readProjects;
    private final DescribeProject describeProject;
    private final DeleteProject deleteProject;
    private final RequestStamp stamp;

    ProjectResource(
            ReadProjects readProjects,
            DescribeProject describeProject,
            DeleteProject deleteProject,
            RequestStamp stamp) {
        this.readProjects = readProjects;
        this.describeProject = describeProject;
        this.deleteProject = deleteProject;
        this.stamp = stamp;
    }

    @GET
    @Requires(Action.PROJECT_READ)
    @Operation(operationId = "getProject", summary = "Read a project; its version is the ETag")
    public Uni<RestResponse<ProjectBody>> get(@RestPath String project) {
        return readProjects.project(project).map(ProjectBody::tagged);
    }

    @PATCH
    @Requires(Action.PROJECT_UPDATE)
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "describeProject", summary = "Rename and describe a project, by a JSON Merge Patch")
    @RequestBody(content = @Content(schema = @Schema(ref = "TitlePatch")))
    public Uni<RestResponse<ProjectBody>> describe(
            @RestPath String project,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        Order order = new Order(
                project, expected.map(Optional::of).map(VersionTag::read), TitleJson.patch(Body.of(body), project));
        return (DryRun.read(dryRun)
                        ? describeProject.preview(order)
                        : describeProject.describe(order, stamp.now(comment)))
                .map(ProjectBody::tagged);
    }

    /// What would go with a project.
    record ProjectRemoval(boolean dryRun, List<String> environments) {
        static ProjectRemoval of(List<Environment> environments) {
            return new ProjectRemoval(
                    true,
                    environments.stream()
                            .map(environment -> environment.key().text())
                            .toList());
        }
    }

    @DELETE
    @Requires(Action.PROJECT_DELETE)
    @Operation(
            operationId = "deleteProject",
            summary =
                    "Delete a project without flags in use, with its environments, for good; Guidon-Confirm repeats its"
                            + " key, which is not given out again")
    public Uni<RestResponse<ProjectRemoval>> delete(
            @RestPath String project,
            @RestHeader(Confirmation.HEADER) Optional<String> confirmed,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        if (DryRun.read(dryRun)) {
            return deleteProject.preview(project).map(ProjectRemoval::of).map(RestResponse::ok);
        }
        Confirmation.require(confirmed, project);
        return deleteProject.delete(project, stamp.now(comment)).map(_ -> ResponseBuilder.<ProjectRemoval>noContent()
                .build());
    }
}
