package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.adapter.rest.SegmentOperations.Try;
import dev.guidon.flag.adapter.rest.SegmentOperations.Wish;
import dev.guidon.flag.segment.SegmentAddress;
import dev.guidon.flag.segment.SegmentQuery;
import dev.guidon.flag.segment.SegmentScope;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import org.jspecify.annotations.Nullable;

/// Segments that hold in every environment of a project. The version of a segment is the entity tag.
@Path("/api/v1/projects/{project}/segments")
@Tag(name = "segments")
class ProjectSegmentsResource {
    private final SegmentOperations segments;

    ProjectSegmentsResource(SegmentOperations segments) {
        this.segments = segments;
    }

    @POST
    @Requires(Action.SEGMENT_CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createProjectSegment",
            summary = "Create a segment of a project, for all its environments")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewSegment")))
    public Uni<RestResponse<JsonNode>> create(
            @RestPath String project,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        return segments.create(SegmentScope.project(project), body, new Try(comment, dryRun));
    }

    @GET
    @Requires(value = Action.SEGMENT_READ, decided = Decided.BY_ITEM)
    @Operation(
            summary = "List the segments of a project, for all its environments by key, without archived ones unless"
                    + " they are asked for")
    public Uni<PageBody<JsonNode>> list(
            @RestPath String project,
            @RestQuery Optional<String> tag,
            @RestQuery Optional<String> query,
            @RestQuery @DefaultValue("false") @Schema(ref = "Archived") String archived,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        SegmentQuery wanted = new SegmentQuery(
                segments.visible(ResourceName.project(project)), tag, query, FlagListing.archived(archived));
        return segments.list(SegmentScope.project(project), wanted, limit, after);
    }

    @GET
    @Requires(Action.SEGMENT_READ)
    @Path("{segment}")
    @Operation(operationId = "getProjectSegment", summary = "Read a segment; its version is the ETag")
    public Uni<RestResponse<JsonNode>> get(@RestPath String project, @RestPath String segment) {
        return segments.get(new SegmentAddress(SegmentScope.project(project), segment));
    }

    @PUT
    @Requires(Action.SEGMENT_UPDATE)
    @Path("{segment}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putProjectSegment",
            summary = "Replace a segment; If-Match names the version that the change was made on")
    @RequestBody(content = @Content(schema = @Schema(ref = "Segment")))
    public Uni<RestResponse<JsonNode>> put(
            @RestPath String project,
            @RestPath String segment,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        return segments.put(
                new SegmentAddress(SegmentScope.project(project), segment), new Wish(expected, comment, dryRun), body);
    }

    @PATCH
    @Requires(Action.SEGMENT_UPDATE)
    @Path("{segment}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "patchProjectSegment",
            summary = "Apply instructions to a segment, to the version that If-Match names or to whatever is there")
    @RequestBody(content = @Content(schema = @Schema(ref = "SegmentPatch")))
    public Uni<RestResponse<JsonNode>> patch(
            @RestPath String project,
            @RestPath String segment,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        return segments.patch(
                new SegmentAddress(SegmentScope.project(project), segment), new Wish(expected, "", dryRun), body);
    }

    @POST
    @Requires(Action.SEGMENT_ARCHIVE)
    @Path("{segment}/archive")
    @Operation(
            operationId = "archiveProjectSegment",
            summary = "Take a segment out of use; refused while a flag or another segment asks for it")
    public Uni<JsonNode> archive(
            @RestPath String project,
            @RestPath String segment,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return segments.archive(new SegmentAddress(SegmentScope.project(project), segment), new Try(comment, dryRun));
    }

    @POST
    @Requires(Action.SEGMENT_ARCHIVE)
    @Path("{segment}/unarchive")
    @Operation(operationId = "unarchiveProjectSegment", summary = "Bring an archived segment back as it was")
    public Uni<JsonNode> unarchive(
            @RestPath String project,
            @RestPath String segment,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return segments.unarchive(new SegmentAddress(SegmentScope.project(project), segment), new Try(comment, dryRun));
    }

    @DELETE
    @Requires(Action.SEGMENT_DELETE)
    @Path("{segment}")
    @Operation(
            operationId = "deleteProjectSegment",
            summary = "Delete an archived segment, for good; its key is not given out again")
    public Uni<Void> delete(
            @RestPath String project,
            @RestPath String segment,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return segments.delete(new SegmentAddress(SegmentScope.project(project), segment), new Try(comment, dryRun));
    }

    @GET
    @Requires(Action.SEGMENT_READ)
    @Path("{segment}/references")
    @Operation(
            operationId = "listProjectSegmentReferences",
            summary = "List the flags and segments that ask for a segment, as far as the caller may read them")
    public Uni<JsonNode> references(@RestPath String project, @RestPath String segment) {
        return segments.references(new SegmentAddress(SegmentScope.project(project), segment));
    }
}
