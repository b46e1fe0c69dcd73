package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.adapter.json.ConfigurationJson;
import jakarta.ws.rs.core.HttpHeaders;
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
}
