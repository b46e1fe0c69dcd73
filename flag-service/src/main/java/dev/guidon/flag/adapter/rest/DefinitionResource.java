package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.adapter.json.JsonDefinitionMerge;
import dev.guidon.flag.adapter.json.JsonDefinitionPatch;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ChangeDefinition;
import dev.guidon.flag.definition.ChangeDefinition.Target;
import dev.guidon.flag.definition.DefinitionDraft;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PATCH;
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

/// What a flag is everywhere in its project. Its version is the entity tag.
@Path("/api/v1/projects/{project}/flags/{flag}")
@Tag(name = "flags")
class DefinitionResource {
    private final ChangeDefinition changeDefinition;
    private final DefinitionPreview preview;
    private final FlagAnswer answer;
    private final Caller caller;
    private final RequestStamp stamp;

    DefinitionResource(
            ChangeDefinition changeDefinition,
            DefinitionPreview preview,
            FlagAnswer answer,
            Caller caller,
            RequestStamp stamp) {
        this.preview = preview;
        this.caller = caller;
        this.changeDefinition = changeDefinition;
        this.answer = answer;
        this.stamp = stamp;
    }

    @PATCH
    @Requires(Action.FLAG_DESCRIBE)
    @Consumes("application/merge-patch+json")
    @Operation(summary = "Change what people read of a flag, and what it is for, by a JSON Merge Patch")
    @RequestBody(content = @Content(schema = @Schema(ref = "LabelPatch")))
    public Uni<RestResponse<JsonNode>> merge(
            @RestPath String project,
            @RestPath String flag,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        return answer(
                target(project, flag, expected),
                new JsonDefinitionMerge(Body.of(body)),
                stamp.now(comment),
                DryRun.read(dryRun));
    }

    @PATCH
    @Requires(Action.FLAG_DEFINE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Apply instructions to a flag's definition, to the version that If-Match names or to whatever is there")
    @RequestBody(content = @Content(schema = @Schema(ref = "DefinitionPatch")))
    public Uni<RestResponse<JsonNode>> patch(
            @RestPath String project,
            @RestPath String flag,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        JsonDefinitionPatch draft = new JsonDefinitionPatch(Body.of(body));
        boolean dry = DryRun.read(dryRun);
        return requireFor(draft, project, flag)
                .chain(() -> answer(target(project, flag, expected), draft, stamp.now(draft.comment()), dry));
    }

    /// Taking out of use and bringing back is a right of its own.
    private Uni<Void> requireFor(JsonDefinitionPatch draft, String project, String flag) {
        return draft.archives()
                ? caller.require(
                        Action.FLAG_ARCHIVE,
                        ResourceName.project(project)
                                .with(ResourceType.FLAG, flag)
                                .tagged(caller.access().tags()))
                : Uni.createFrom().voidItem();
    }

    private static Target target(String project, String flag, Optional<String> expected) {
        return new Target(project, flag, expected.map(Optional::of).map(VersionTag::read));
    }

    private Uni<RestResponse<JsonNode>> answer(Target target, DefinitionDraft draft, Stamp now, boolean dryRun) {
        return dryRun
                ? preview.of(target, draft, now)
                : changeDefinition.change(target, draft, now).map(answer::tagged);
    }
}
