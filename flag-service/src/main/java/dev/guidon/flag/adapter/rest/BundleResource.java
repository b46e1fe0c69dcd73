package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.BundleJson;
import dev.guidon.flag.adapter.json.JsonBundleDraft;
import dev.guidon.flag.adapter.yaml.YamlDocument;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.exchange.ApplyEnvironment;
import dev.guidon.flag.exchange.ApplyEnvironment.Applied;
import dev.guidon.flag.exchange.ApplyEnvironment.Order;
import dev.guidon.flag.insight.EstimateImpact;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
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

/// Environments that are kept in a repository.
@Path("/api/v1/projects/{project}/environments/{environment}/bundle")
@Tag(name = "exchange")
class BundleResource {
    private final ApplyEnvironment applyEnvironment;
    private final EstimateImpact estimateImpact;
    private final ImpactAnswers impacts;
    private final Offload offload;
    private final FlagRights rights;
    private final RequestStamp stamp;

    BundleResource(
            ApplyEnvironment applyEnvironment,
            EstimateImpact estimateImpact,
            ImpactAnswers impacts,
            Offload offload,
            FlagRights rights,
            RequestStamp stamp) {
        this.estimateImpact = estimateImpact;
        this.impacts = impacts;
        this.rights = rights;
        this.applyEnvironment = applyEnvironment;
        this.offload = offload;
        this.stamp = stamp;
    }

    @PUT
    @Requires({
        Action.ENVIRONMENT_APPLY,
        Action.FLAG_CREATE,
        Action.FLAG_DEFINE,
        Action.FLAG_UPDATE,
        Action.FLAG_TOGGLE,
        Action.FLAG_ARCHIVE
    })
    @Consumes({ExportResource.YAML, "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Operation(summary = "Make an environment what a bundle says: all of it or nothing; the second time, nothing")
    @RequestBody(content = @Content(mediaType = ExportResource.YAML, schema = @Schema(ref = "Bundle")))
    public Uni<RestResponse<JsonNode>> put(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @RestQuery @DefaultValue("false") @Schema(ref = "Prune") String prune,
            @Nullable String body) {
        boolean tried = DryRun.read(dryRun);
        Order order = new Order(project, environment, DryRun.read("prune", prune));
        Stamp now = stamp.now(comment).orComment("applied from a bundle");
        return rights.requireToApply(project)
                .chain(() -> offload.run(() -> YamlDocument.read(body == null ? "" : body)))
                .chain(document -> run(order, document, now, tried))
                .chain(applied -> tried ? tried(order, applied) : applied(applied));
    }

    private Uni<Applied> run(Order order, YamlDocument document, Stamp now, boolean tried) {
        StorableText.check(document.root());
        JsonBundleDraft draft = new JsonBundleDraft(document.root(), order.prune());
        Uni<Applied> applied =
                tried ? applyEnvironment.plan(order, draft, now.at()) : applyEnvironment.apply(order, draft, now);
        return applied.onFailure(FailureException.class)
                .transform(failed -> document.located((FailureException) failed));
    }

    private static Uni<RestResponse<JsonNode>> applied(Applied applied) {
        return Uni.createFrom().item(answer(applied, BundleJson.plan(applied.plan(), false)));
    }

    private Uni<RestResponse<JsonNode>> tried(Order order, Applied applied) {
        EnvironmentAddress address = new EnvironmentAddress(order.projectKey(), order.environmentKey());
        return impacts.addTo(
                        BundleJson.plan(applied.plan(), true),
                        order.projectKey(),
                        estimateImpact.of(address, Rewrites.of(applied.plan())))
                .map(body -> answer(applied, body));
    }

    private static RestResponse<JsonNode> answer(Applied applied, JsonNode body) {
        return ResponseBuilder.ok(body)
                .header(ConfigurationAnswer.SEQUENCE, applied.environment().sequence())
                .build();
    }
}
