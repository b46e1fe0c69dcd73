package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.PolicyJson;
import dev.guidon.flag.policy.EnvironmentPolicy;
import dev.guidon.flag.policy.PutPolicy;
import dev.guidon.flag.policy.ReadRules;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// What an environment demands of changes. Its version is the entity tag; the standard has version 0.
@Path("/api/v1/projects/{project}/environments/{environment}/policy")
@Tag(name = "governance")
class PolicyResource {
    private final PutPolicy putPolicy;
    private final ReadRules readRules;
    private final RequestStamp stamp;
    private final DryRuns dryRuns;

    PolicyResource(PutPolicy putPolicy, ReadRules readRules, RequestStamp stamp, DryRuns dryRuns) {
        this.dryRuns = dryRuns;
        this.putPolicy = putPolicy;
        this.readRules = readRules;
        this.stamp = stamp;
    }

    @GET
    @Requires(Action.ENVIRONMENT_READ)
    @Operation(summary = "Read what an environment demands of changes")
    public Uni<RestResponse<JsonNode>> get(@RestPath String project, @RestPath String environment) {
        return readRules.policy(project, environment).map(PolicyResource::answer);
    }

    @PUT
    @Requires(Action.ENVIRONMENT_GOVERN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace what an environment demands of changes; what is left out is demanded no more")
    @RequestBody(content = @Content(schema = @Schema(ref = "EnvironmentPolicy")))
    public Uni<RestResponse<JsonNode>> put(
            @RestPath String project,
            @RestPath String environment,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        long version = VersionTag.read(expected);
        EnvironmentPolicy wanted = PolicyJson.read(Body.of(body), version);
        PutPolicy.Order order = new PutPolicy.Order(project, environment, version, wanted);
        return dryRuns.run(dryRun, () -> putPolicy.put(order, stamp.now(comment)))
                .map(PolicyResource::answer);
    }

    private static RestResponse<JsonNode> answer(EnvironmentPolicy policy) {
        return ResponseBuilder.<JsonNode>ok(PolicyJson.write(policy))
                .header(HttpHeaders.ETAG, VersionTag.write(policy.version()))
                .build();
    }
}
