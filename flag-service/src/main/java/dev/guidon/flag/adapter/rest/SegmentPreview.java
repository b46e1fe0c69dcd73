package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.insight.EstimateImpact;
import dev.guidon.flag.segment.ChangeSegment;
import dev.guidon.flag.segment.ChangeSegment.Revised;
import dev.guidon.flag.segment.ChangeSegment.Target;
import dev.guidon.flag.segment.SegmentDraft;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/// What a change would make of a segment, and whom it would touch in each environment.
@ApplicationScoped
class SegmentPreview {
    private final ChangeSegment changeSegment;
    private final EstimateImpact estimateImpact;
    private final ImpactAnswers impacts;

    SegmentPreview(ChangeSegment changeSegment, EstimateImpact estimateImpact, ImpactAnswers impacts) {
        this.changeSegment = changeSegment;
        this.estimateImpact = estimateImpact;
        this.impacts = impacts;
    }

    /// The entity tag is the version that the change was tried on.
    Uni<RestResponse<JsonNode>> of(Target target, SegmentDraft draft) {
        return changeSegment.preview(target, draft).chain(revised -> impacts.addTo(
                        SegmentAnswer.of(revised),
                        revised.after().reach().projectKey(),
                        estimateImpact.of(revised.after()))
                .map(body -> SegmentAnswer.tried(version(revised), body)));
    }

    private static long version(Revised revised) {
        return revised.before().definition().version();
    }
}
