package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.adapter.json.ChangeRequestJson;
import dev.guidon.flag.approval.ChangeRequest;
import dev.guidon.flag.approval.ReadChangeRequests;
import dev.guidon.flag.approval.SeenChangeRequest;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.edit.Trial;
import dev.guidon.flag.insight.EstimateImpact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// What a change request would do now, and whom that would touch.
@ApplicationScoped
class ChangeRequestPreview {
    private final ReadChangeRequests read;
    private final EstimateImpact estimateImpact;
    private final ImpactAnswers impacts;
    private final Trial trial;

    ChangeRequestPreview(ReadChangeRequests read, EstimateImpact estimateImpact, ImpactAnswers impacts, Trial trial) {
        this.read = read;
        this.estimateImpact = estimateImpact;
        this.impacts = impacts;
        this.trial = trial;
    }

    /// The revision is the entity tag.
    Uni<RestResponse<JsonNode>> of(Found found) {
        return read.request(found).chain(this::answer);
    }

    /// Of one that is made only to be looked at.
    Uni<RestResponse<JsonNode>> tried(Supplier<Uni<ChangeRequest>> made) {
        return trial.of(() -> made.get()
                .chain(request ->
                        of(new Found(request.head().address(), request.head().id()))));
    }

    private Uni<RestResponse<JsonNode>> answer(SeenChangeRequest seen) {
        EnvironmentAddress address = seen.request().head().address();
        return impacts.addTo(
                        ChangeRequestJson.write(seen),
                        address.projectKey(),
                        estimateImpact.of(address, Rewrites.of(seen)))
                .map(body -> ResponseBuilder.ok(body)
                        .header(
                                HttpHeaders.ETAG,
                                VersionTag.write(seen.request().progress().revision()))
                        .build());
    }
}
