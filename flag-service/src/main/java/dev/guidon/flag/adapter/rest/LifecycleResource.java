package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ArchiveFlag;
import dev.guidon.flag.edit.DeleteFlag;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/// The end of a flag's life.
@Path("/api/v1/projects/{project}/flags/{flag}")
@Tag(name = "flags")
class LifecycleResource {
    private final ArchiveFlag archiveFlag;
    private final DeleteFlag deleteFlag;
    private final DefinitionPreview preview;
    private final DryRuns dryRuns;
    private final FlagAnswer answer;
    private final RequestStamp stamp;

    LifecycleResource(
            ArchiveFlag archiveFlag,
            DeleteFlag deleteFlag,
            DefinitionPreview preview,
            DryRuns dryRuns,
            FlagAnswer answer,
            RequestStamp stamp) {
        this.preview = preview;
        this.dryRuns = dryRuns;
        this.archiveFlag = archiveFlag;
        this.deleteFlag = deleteFlag;
        this.answer = answer;
        this.stamp = stamp;
    }

    @POST
    @Requires(Action.FLAG_ARCHIVE)
    @Path("archive")
    @Operation(
            operationId = "archiveFlag",
            summary = "Take a flag out of use: readers drop it, and callers get the value in their code")
    public Uni<RestResponse<JsonNode>> archive(
            @RestPath String project,
            @RestPath String flag,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        Stamp now = stamp.now(comment);
        return DryRun.read(dryRun)
                ? archiveFlag.previewArchive(project, flag, now).chain(preview::answer)
                : archiveFlag.archive(project, flag, now).map(answer::of).map(RestResponse::ok);
    }

    @POST
    @Requires(Action.FLAG_ARCHIVE)
    @Path("unarchive")
    @Operation(operationId = "unarchiveFlag", summary = "Bring an archived flag back, configured as it was")
    public Uni<RestResponse<JsonNode>> unarchive(
            @RestPath String project,
            @RestPath String flag,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        Stamp now = stamp.now(comment);
        return DryRun.read(dryRun)
                ? archiveFlag.previewUnarchive(project, flag, now).chain(preview::answer)
                : archiveFlag.unarchive(project, flag, now).map(answer::of).map(RestResponse::ok);
    }

    @DELETE
    @Requires(Action.FLAG_DELETE)
    @Operation(
            operationId = "deleteFlag",
            summary = "Delete an archived flag, for good; its key is not given out again")
    public Uni<Void> delete(
            @RestPath String project,
            @RestPath String flag,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return dryRuns.run(dryRun, () -> deleteFlag.delete(project, flag, stamp.now(comment)));
    }
}
