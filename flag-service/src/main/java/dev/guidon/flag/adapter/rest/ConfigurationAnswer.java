package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.adapter.json.ConfigurationJson;
import dev.guidon.flag.adapter.json.InsightJson;
import dev.guidon.flag.adapter.json.InstructionJson;
import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import dev.guidon.flag.insight.BlastRadius;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// A configuration, or what a change would make of it, as an answer.
final class ConfigurationAnswer {
    /// Tells which sequence of the environment carries the configuration, for callers that wait for it.
    static final String SEQUENCE = "Guidon-Environment-Sequence";

    private ConfigurationAnswer() {}

    /// Its version is the entity tag.
    static RestResponse<JsonNode> of(FlagConfiguration configuration, long sequence) {
        return ResponseBuilder.<JsonNode>ok(ConfigurationJson.write(configuration))
                .header(HttpHeaders.ETAG, VersionTag.write(configuration.version()))
                .header(SEQUENCE, sequence)
                .build();
    }

    /// The entity tag is the version that the change was tried on.
    ///
    /// @param radius whom it would touch; empty when that could not be told in time
    static RestResponse<JsonNode> of(Preview preview, Optional<BlastRadius> radius) {
        ObjectNode object = InstructionJson.difference(preview.before(), preview.after());
        object.set("configuration", ConfigurationJson.write(preview.after()));
        radius.ifPresent(estimate -> object.set("blastRadius", InsightJson.write(estimate)));
        return ResponseBuilder.<JsonNode>ok(object)
                .header(HttpHeaders.ETAG, VersionTag.write(preview.before().version()))
                .build();
    }
}
