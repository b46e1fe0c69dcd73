package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.DefinitionInstructionJson;
import dev.guidon.flag.adapter.json.DefinitionJson;
import dev.guidon.flag.adapter.rest.HistoryResource.VersionBody;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ChangeDefinition;
import dev.guidon.flag.definition.ChangeDefinition.Target;
import dev.guidon.flag.definition.DefinitionHistory.RecordedDefinition;
import dev.guidon.flag.definition.ReadDefinitions;
import dev.guidon.flag.definition.RestoredDefinition;
import dev.guidon.flag.history.RecordedVersion;
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

/// Every version that the definition of a flag ever had.
@Path("/api/v1/projects/{project}/flags/{flag}/versions")
@Tag(name = "history")
class DefinitionHistoryResource {
    private final ReadDefinitions readDefinitions;
    private final ChangeDefinition changeDefinition;
    private final DefinitionPreview preview;
    private final FlagAnswer answer;
    private final RequestStamp stamp;

    DefinitionHistoryResource(
            ReadDefinitions readDefinitions,
            ChangeDefinition changeDefinition,
            DefinitionPreview preview,
            FlagAnswer answer,
            RequestStamp stamp) {
        this.preview = preview;
        this.readDefinitions = readDefinitions;
        this.changeDefinition = changeDefinition;
        this.answer = answer;
        this.stamp = stamp;
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Operation(summary = "List the versions of a flag's definition, newest first")
    public Uni<PageBody<VersionBody>> list(
            @RestPath String project,
            @RestPath String flag,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return readDefinitions
                .page(project, flag, PageBody.request(limit, after))
                .map(page -> PageBody.of(page, VersionBody::of));
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Path("{version}")
    @Operation(summary = "Read a flag's definition as it was in a version")
    public Uni<JsonNode> get(@RestPath String project, @RestPath String flag, @RestPath String version) {
        return readDefinitions
                .version(project, flag, VersionNumber.ofPath(version))
                .map(DefinitionHistoryResource::body);
    }

    private static JsonNode body(RecordedDefinition found) {
        RecordedVersion recorded = found.recorded();
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("version", recorded.version())
                .put("changedAt", recorded.stamp().at().toString())
                .put("changedBy", recorded.stamp().actor().id())
                .put("comment", recorded.stamp().comment())
                .put("archived", found.definition().isArchived())
                .put("stale", found.definition().life().staleAt().isPresent());
        return object.set("definition", DefinitionJson.write(found.definition()));
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Path("{version}/diff")
    @Operation(summary = "Tell what leads from a version to another, as instructions that PATCH takes")
    public Uni<JsonNode> diff(
            @RestPath String project,
            @RestPath String flag,
            @RestPath String version,
            @RestQuery @DefaultValue("") String to) {
        return readDefinitions
                .pair(project, flag, VersionNumber.ofPath(version), VersionNumber.ofQuery("to", to))
                .map(DefinitionHistoryResource::body);
    }

    private static JsonNode body(ReadDefinitions.Pair pair) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("from", pair.from().recorded().version())
                .put("to", pair.to().recorded().version());
        return object.setAll(DefinitionInstructionJson.difference(
                pair.from().definition(), pair.to().definition()));
    }

    @POST
    @Requires(Action.FLAG_DEFINE)
    @Path("{version}/restore")
    @Operation(
            summary = "Make a version the current definition again, as a new version; If-Match names the current one")
    public Uni<RestResponse<JsonNode>> restore(
            @RestPath String project,
            @RestPath String flag,
            @RestPath String version,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        long current = VersionTag.read(expected);
        long number = VersionNumber.ofPath(version);
        Target target = new Target(project, flag, Optional.of(current));
        Stamp now = stamp.now(comment).orComment("restore version " + number);
        boolean dry = DryRun.read(dryRun);
        return readDefinitions
                .version(project, flag, number)
                .map(found -> new RestoredDefinition(found.definition()))
                .chain(draft -> dry
                        ? preview.of(target, draft, now)
                        : changeDefinition.change(target, draft, now).map(answer::tagged));
    }
}
