package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.adapter.json.JsonConfigurationDraft;
import dev.guidon.flag.adapter.json.JsonPatchDraft;
import dev.guidon.flag.adapter.json.PatchSources;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.ReadFlags;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/// The configuration of a flag in an environment. Its version is the entity tag.
@Path("/api/v1/projects/{project}/environments/{environment}/flags/{flag}")
@Tag(name = "flags")
class ConfigurationsResource {
    private final ChangeConfiguration changeConfiguration;
    private final ReadFlags readFlags;
    private final Caller caller;
    private final ConfigurationPreview preview;
    private final RequestStamp stamp;
    private final PatchSources sources;

    ConfigurationsResource(
            ChangeConfiguration changeConfiguration,
            ReadFlags readFlags,
            Caller caller,
            ConfigurationPreview preview,
            RequestStamp stamp,
            PatchSources sources) {
        this.sources = sources;
        this.caller = caller;
        this.changeConfiguration = changeConfiguration;
        this.readFlags = readFlags;
        this.preview = preview;
        this.stamp = stamp;
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Operation(summary = "Read a configuration; its version is the ETag")
    public Uni<RestResponse<JsonNode>> get(
            @RestPath String project, @RestPath String environment, @RestPath String flag) {
        return readFlags
                .flag(new FlagAddress(project, environment, flag))
                .map(found -> ConfigurationAnswer.of(
                        found.configuration(), found.environment().sequence()));
    }

    @PUT
    @Requires({Action.FLAG_UPDATE, Action.FLAG_TOGGLE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace a configuration; If-Match names the version that the change was made on")
    @RequestBody(content = @Content(schema = @Schema(ref = "FlagConfiguration")))
    public Uni<RestResponse<JsonNode>> put(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        Target target = new Target(new FlagAddress(project, environment, flag), Optional.of(VersionTag.read(expected)));
        ConfigurationDraft draft = new JsonConfigurationDraft(Body.of(body));
        return DryRun.read(dryRun) ? preview.of(target, draft) : change(target, draft, stamp.now(comment));
    }

    @PATCH
    @Requires(
            value = {Action.FLAG_UPDATE, Action.FLAG_TOGGLE},
            decided = Decided.BY_METHOD)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Apply instructions to a configuration, to the version that If-Match names or to whatever is there")
    @RequestBody(content = @Content(schema = @Schema(ref = "SemanticPatch")))
    public Uni<RestResponse<JsonNode>> patch(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        Target target = new Target(
                new FlagAddress(project, environment, flag),
                expected.map(Optional::of).map(VersionTag::read));
        JsonPatchDraft draft = new JsonPatchDraft(Body.of(body), sources);
        boolean dry = DryRun.read(dryRun);
        return requireFor(draft, target)
                .chain(() -> dry ? preview.of(target, draft) : change(target, draft, stamp.now(draft.comment())));
    }

    /// Turning on and off is a right of its own.
    private Uni<Void> requireFor(JsonPatchDraft draft, Target target) {
        FlagAddress address = target.address();
        ResourceName resource = ResourceNames.flag(
                address.projectKey(),
                address.environmentKey(),
                address.flagKey(),
                caller.access().tags());
        return Multi.createFrom()
                .iterable(FlagRights.actions(draft))
                .onItem()
                .transformToUniAndConcatenate(action -> caller.require(action, resource))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<RestResponse<JsonNode>> change(Target target, ConfigurationDraft draft, Stamp stamp) {
        return changeConfiguration
                .change(target, draft, stamp)
                .map(changed -> ConfigurationAnswer.of(changed.configuration(), changed.sequence()));
    }
}
