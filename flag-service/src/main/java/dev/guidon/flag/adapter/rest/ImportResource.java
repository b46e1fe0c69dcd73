package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.BundleJson;
import dev.guidon.flag.adapter.json.Converted;
import dev.guidon.flag.adapter.json.Converted.Warning;
import dev.guidon.flag.adapter.json.FeatbitJson;
import dev.guidon.flag.adapter.json.FlagdJson;
import dev.guidon.flag.adapter.json.JsonBundleDraft;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.exchange.ApplyEnvironment;
import dev.guidon.flag.exchange.ApplyEnvironment.Applied;
import dev.guidon.flag.exchange.ApplyEnvironment.Order;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Environments of other systems, read into one of ours: all of it or nothing. Flags that the document does not know
/// stay.
@Path("/api/v1/projects/{project}/environments/{environment}/import")
@Tag(name = "exchange")
class ImportResource {
    private final ApplyEnvironment applyEnvironment;
    private final Offload offload;
    private final FlagRights rights;
    private final RequestStamp stamp;
    private final ObjectMapper json;

    ImportResource(
            ApplyEnvironment applyEnvironment,
            Offload offload,
            FlagRights rights,
            RequestStamp stamp,
            ObjectMapper json) {
        this.rights = rights;
        this.json = json;
        this.applyEnvironment = applyEnvironment;
        this.offload = offload;
        this.stamp = stamp;
    }

    @POST
    @Path("featbit")
    @Requires({
        Action.ENVIRONMENT_APPLY,
        Action.FLAG_CREATE,
        Action.FLAG_DEFINE,
        Action.FLAG_UPDATE,
        Action.FLAG_TOGGLE,
        Action.FLAG_ARCHIVE
    })
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take over flags and segments of an environment of FeatBit, as its server SDKs get them")
    @RequestBody(content = @Content(schema = @Schema(ref = "FeatbitEnvironment")))
    public Uni<RestResponse<JsonNode>> featbit(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        boolean tried = DryRun.read(dryRun);
        Order order = new Order(project, environment, false);
        Stamp now = stamp.now(comment).orComment("imported from FeatBit");
        JsonNode document = Body.of(body);
        return rights.requireToApply(project)
                .chain(() -> offload.run(() -> FeatbitJson.convert(document)))
                .chain(converted ->
                        run(order, converted, now, tried).map(applied -> answer(applied, converted.warnings(), tried)));
    }

    @POST
    @Path("flagd")
    @Requires({
        Action.ENVIRONMENT_APPLY,
        Action.FLAG_CREATE,
        Action.FLAG_DEFINE,
        Action.FLAG_UPDATE,
        Action.FLAG_TOGGLE,
        Action.FLAG_ARCHIVE
    })
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take over a document of OpenFeature flagd; its rules are kept letter by letter")
    @RequestBody(content = @Content(schema = @Schema(ref = "FlagdDocument")))
    public Uni<RestResponse<JsonNode>> flagd(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable String body) {
        boolean tried = DryRun.read(dryRun);
        Order order = new Order(project, environment, false);
        Stamp now = stamp.now(comment).orComment("imported from flagd");
        return rights.requireToApply(project)
                .chain(() -> offload.run(() -> FlagdJson.convert(json, body == null ? "" : body)))
                .chain(converted ->
                        run(order, converted, now, tried).map(applied -> answer(applied, converted.warnings(), tried)));
    }

    private Uni<Applied> run(Order order, Converted converted, Stamp now, boolean tried) {
        StorableText.check(converted.bundle());
        JsonBundleDraft draft = new JsonBundleDraft(converted.bundle(), false);
        return tried ? applyEnvironment.plan(order, draft, now.at()) : applyEnvironment.apply(order, draft, now);
    }

    private static RestResponse<JsonNode> answer(Applied applied, List<Warning> warnings, boolean tried) {
        ObjectNode plan = BundleJson.plan(applied.plan(), tried);
        ArrayNode array = plan.putArray("warnings");
        warnings.stream().distinct().forEach(warning -> array.addObject()
                .put("flag", warning.flag())
                .put("message", warning.message()));
        return ResponseBuilder.<JsonNode>ok(plan)
                .header(ConfigurationAnswer.SEQUENCE, applied.environment().sequence())
                .build();
    }
}
