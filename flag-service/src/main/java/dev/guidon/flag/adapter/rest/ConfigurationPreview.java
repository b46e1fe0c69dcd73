package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.insight.BlastRadius;
import dev.guidon.flag.insight.EstimateImpact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/// What a change would make of a configuration, and whom it would touch.
@ApplicationScoped
class ConfigurationPreview {
    /// The rest of the answer does not wait longer for the estimate, and goes without it.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ChangeConfiguration changeConfiguration;
    private final EstimateImpact estimateImpact;

    ConfigurationPreview(ChangeConfiguration changeConfiguration, EstimateImpact estimateImpact) {
        this.changeConfiguration = changeConfiguration;
        this.estimateImpact = estimateImpact;
    }

    Uni<RestResponse<JsonNode>> of(Target target, ConfigurationDraft draft) {
        return changeConfiguration.preview(target, draft).chain(preview -> radius(target, preview)
                .map(radius -> ConfigurationAnswer.of(preview, radius)));
    }

    private Uni<Optional<BlastRadius>> radius(Target target, Preview preview) {
        return estimateImpact
                .of(target.address(), preview.before(), preview.after())
                .map(Optional::of)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(Optional.empty());
    }
}
