package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ChangeDefinition;
import dev.guidon.flag.definition.ChangeDefinition.Preview;
import dev.guidon.flag.definition.ChangeDefinition.Target;
import dev.guidon.flag.definition.DefinitionDraft;
import dev.guidon.flag.insight.EstimateImpact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/// What a change would make of a flag as a whole, and whom it would touch in each environment.
@ApplicationScoped
class DefinitionPreview {
    private final ChangeDefinition changeDefinition;
    private final EstimateImpact estimateImpact;
    private final ImpactAnswers impacts;
    private final FlagAnswer answer;

    DefinitionPreview(
            ChangeDefinition changeDefinition,
            EstimateImpact estimateImpact,
            ImpactAnswers impacts,
            FlagAnswer answer) {
        this.impacts = impacts;
        this.changeDefinition = changeDefinition;
        this.estimateImpact = estimateImpact;
        this.answer = answer;
    }

    Uni<RestResponse<JsonNode>> of(Target target, DefinitionDraft draft, Stamp now) {
        return changeDefinition.preview(target, draft, now).chain(this::answer);
    }

    /// The entity tag is the version that the change was tried on.
    Uni<RestResponse<JsonNode>> answer(Preview preview) {
        return impacts.addTo(
                        answer.of(preview), preview.after().projectKey().text(), estimateImpact.of(preview.after()))
                .map(body -> FlagAnswer.tagged(preview.before().version(), body));
    }
}
