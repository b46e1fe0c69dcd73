package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.adapter.json.ConfigurationJson;
import dev.guidon.flag.adapter.json.JsonConfigurationDraft;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.ReadFlags;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The configuration of a flag in an environment. Its version is the entity tag.
@Path("/api/v1/projects/{project}/environments/{environment}/flags/{flag}")
@Tag(name = "flags")
class ConfigurationsResource {
    /// Tells which sequence of the environment carries the configuration, for callers that wait for it.
    static final String SEQUENCE = "Guidon-Environment-Sequence";

    private final ChangeConfiguration changeConfiguration;
    private final ReadFlags readFlags;
    private final RequestStamp stamp;

    ConfigurationsResource(ChangeConfiguration changeConfiguration, ReadFlags readFlags, RequestStamp stamp) {
        this.changeConfiguration = changeConfiguration;
        this.readFlags = readFlags;
        this.stamp = stamp;
    }

    @GET
    @Operation(summary = "Read a configuration; its version is the ETag")
    public Uni<RestResponse<JsonNode>> get(
            @RestPath String project, @RestPath String environment, @RestPath String flag) {
        return readFlags
                .flag(new FlagAddress(project, environment, flag))
                .map(found ->
                        response(found.configuration(), found.environment().sequence()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace a configuration; If-Match names the version that the change was made on")
    @RequestBody(content = @Content(schema = @Schema(ref = "Configuration")))
    public Uni<RestResponse<JsonNode>> put(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @Nullable JsonNode body) {
        FlagAddress address = new FlagAddress(project, environment, flag);
        ChangeConfiguration.Target target = new ChangeConfiguration.Target(address, VersionTag.read(expected));
        ConfigurationDraft draft = new JsonConfigurationDraft(Body.of(body));
        return changeConfiguration
                .change(target, draft, stamp.now())
                .map(changed -> response(changed.configuration(), changed.sequence()));
    }

    private static RestResponse<JsonNode> response(FlagConfiguration configuration, long sequence) {
        return RestResponse.ResponseBuilder.<JsonNode>ok(ConfigurationJson.write(configuration))
                .header(HttpHeaders.ETAG, VersionTag.write(configuration.version()))
                .header(SEQUENCE, sequence)
                .build();
    }
}
