package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.TitleJson;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.project.DescribeEnvironment;
import dev.guidon.flag.project.DescribeEnvironment.Order;
import dev.guidon.flag.project.ReadProjects;
import dev.guidon.flag.removal.DeleteEnvironment;
import dev.guidon.flag.removal.Remains;
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

/// One environment. The version of what people read of it is the entity tag.
@Path("/api/v1/projects/{project}/environments/{environment}")
@Tag(name = "environments")
class EnvironmentResource {
    private final ReadProjects readProjects;
    private final DescribeEnvironment describeEnvironment;
    private final DeleteEnvironment deleteEnvironment;
    private final RequestStamp stamp;

    EnvironmentResource(
            ReadProjects readProjects,
            DescribeEnvironment describeEnvironment,
            DeleteEnvironment deleteEnvironment,
            RequestStamp stamp) {
        this.readProjects = readProjects;
        this.describeEnvironment = describeEnvironment;
        this.deleteEnvironment = deleteEnvironment;
        this.stamp = stamp;
    }

    @GET
    @Requires(Action.ENVIRONMENT_READ)
    @Operation(
            operationId = "getEnvironment",
            summary = "Read an environment: its id, the sequence it has reached, and, as the ETag, its version")
    public Uni<RestResponse<EnvironmentBody>> get(@RestPath String project, @RestPath String environment) {
        return readProjects.environment(project, environment).map(EnvironmentBody::tagged);
    }

    @PATCH
    @Requires(Action.ENVIRONMENT_UPDATE)
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "describeEnvironment",
            summary = "Rename and describe an environment, by a JSON Merge Patch")
    @RequestBody(content = @Content(schema = @Schema(ref = "TitlePatch")))
    public Uni<RestResponse<EnvironmentBody>> describe(
            @RestPath String project,
            @RestPath String environment,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        Order order = new Order(
                project,
                environment,
                expected.map(Optional::of).map(VersionTag::read),
                TitleJson.patch(Body.of(body), environment));
        return (DryRun.read(dryRun)
                        ? describeEnvironment.preview(order)
                        : describeEnvironment.describe(order, stamp.now(comment)))
                .map(EnvironmentBody::tagged);
    }

    /// What would go with an environment.
    ///
    /// @param on some of the flags that are on in it, for which it would be refused
    record EnvironmentRemoval(
            boolean dryRun,
            long flags,
            long segments,
            long keys,
            long schedules,
            long changeRequests,
            List<String> on) {
        static EnvironmentRemoval of(Remains remains) {
            return new EnvironmentRemoval(
                    true,
                    remains.flags(),
                    remains.segments(),
                    remains.keys(),
                    remains.schedules(),
                    remains.changeRequests(),
                    remains.on());
        }
    }

    @DELETE
    @Requires(Action.ENVIRONMENT_DELETE)
    @Operation(
            operationId = "deleteEnvironment",
            summary = "Delete an environment in which no flag is on, for good; Guidon-Confirm repeats its key, which is"
                    + " not given out again")
    public Uni<RestResponse<EnvironmentRemoval>> delete(
            @RestPath String project,
            @RestPath String environment,
            @RestHeader(Confirmation.HEADER) Optional<String> confirmed,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        EnvironmentAddress address = new EnvironmentAddress(project, environment);
        if (DryRun.read(dryRun)) {
            return deleteEnvironment
                    .preview(address)
                    .map(EnvironmentRemoval::of)
                    .map(RestResponse::ok);
        }
        Confirmation.require(confirmed, environment);
        return deleteEnvironment
                .delete(address, stamp.now(comment))
                .map(_ -> ResponseBuilder.<EnvironmentRemoval>noContent().build());
    }
}
