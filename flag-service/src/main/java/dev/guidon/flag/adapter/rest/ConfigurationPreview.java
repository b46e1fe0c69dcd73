package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.adapter.json.ConfigurationJson;
import dev.guidon.flag.adapter.json.ImpactJson;
import dev.guidon.flag.adapter.json.InstructionJson;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.insight.EstimateImpact;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// What a change would make of a configuration, and whom it would touch.
@ApplicationScoped
class ConfigurationPreview {
    private final ChangeConfiguration changeConfiguration;
    private final EstimateImpact estimateImpact;
    private final ImpactAnswers impacts;

    ConfigurationPreview(
            ChangeConfiguration changeConfiguration, EstimateImpact estimateImpact, ImpactAnswers impacts) {
        this.changeConfiguration = changeConfiguration;
        this.estimateImpact = estimateImpact;
        this.impacts = impacts;
    }

    /// The entity tag is the version that the change was tried on.
    Uni<RestResponse<JsonNode>> of(Target target, ConfigurationDraft draft) {
        return changeConfiguration.preview(target, draft).chain(preview -> addImpact(
                        body(preview), target.address(), preview)
                .map(body -> ResponseBuilder.<JsonNode>ok(body)
                        .header(
                                HttpHeaders.ETAG,
                                VersionTag.write(preview.before().version()))
                        .build()));
    }

    private static ObjectNode body(Preview preview) {
        ObjectNode object = InstructionJson.difference(preview.before(), preview.after());
        object.set("configuration", ConfigurationJson.write(preview.after()));
        return object;
    }

    private Uni<ObjectNode> addImpact(ObjectNode body, FlagAddress address, Preview preview) {
        return impacts.of(address.projectKey(), estimateImpact.of(address, preview.after()))
                .invoke(found -> found.ifPresent(
                        told -> body.set(ImpactAnswers.FIELD, ImpactJson.write(told, address.flagKey()))))
                .replaceWith(body);
    }

    /// Adds to an answer whom a change would touch if it were made now; nothing when it does not fit what is there.
    Uni<ObjectNode> addTo(ObjectNode body, FlagAddress address, ConfigurationDraft draft) {
        return changeConfiguration
                .preview(new Target(address, Optional.empty()), draft)
                .chain(preview -> addImpact(body, address, preview))
                .onFailure(FailureException.class)
                .recoverWithItem(body);
    }
}
