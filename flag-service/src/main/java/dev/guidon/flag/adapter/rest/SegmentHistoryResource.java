package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.rest.SegmentOperations.Wish;
import dev.guidon.flag.segment.SegmentAddress;
import dev.guidon.flag.segment.SegmentScope;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/// Every version that a segment of an environment ever had.
@Path("/api/v1/projects/{project}/environments/{environment}/segments/{segment}/versions")
@Tag(name = "segments")
class SegmentHistoryResource {
    private final SegmentOperations segments;

    SegmentHistoryResource(SegmentOperations segments) {
        this.segments = segments;
    }

    @GET
    @Requires(Action.SEGMENT_READ)
    @Operation(summary = "List the versions of a segment, newest first")
    public Uni<PageBody<JsonNode>> list(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String segment,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return segments.versions(
                new SegmentAddress(SegmentScope.environment(project, environment), segment), limit, after);
    }

    @GET
    @Requires(Action.SEGMENT_READ)
    @Path("{version}")
    @Operation(summary = "Read a segment as it was in a version")
    public Uni<JsonNode> get(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String segment,
            @RestPath String version) {
        return segments.version(new SegmentAddress(SegmentScope.environment(project, environment), segment), version);
    }

    @GET
    @Requires(Action.SEGMENT_READ)
    @Path("{version}/diff")
    @Operation(summary = "Tell what leads from a version to another, as instructions that PATCH takes")
    public Uni<JsonNode> diff(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String segment,
            @RestPath String version,
            @RestQuery @DefaultValue("") String to) {
        return segments.diff(new SegmentAddress(SegmentScope.environment(project, environment), segment), version, to);
    }

    @POST
    @Requires(Action.SEGMENT_UPDATE)
    @Path("{version}/restore")
    @Operation(summary = "Make a version current again, as a new version, but for imported lists; If-Match as with PUT")
    public Uni<RestResponse<JsonNode>> restore(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String segment,
            @RestPath String version,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return segments.restore(
                new SegmentAddress(SegmentScope.environment(project, environment), segment),
                version,
                new Wish(expected, comment, dryRun));
    }
}
