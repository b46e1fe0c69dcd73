package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.adapter.json.DefinitionInstructionJson;
import dev.guidon.flag.adapter.json.FlagJson;
import dev.guidon.flag.definition.ChangeDefinition.Preview;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.ListedFlag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// Flags as answers. What state they are in depends on the day.
@ApplicationScoped
class FlagAnswer {
    private final InstantSource clock;

    FlagAnswer(InstantSource clock) {
        this.clock = clock;
    }

    /// In UTC.
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    JsonNode of(FlagDefinition flag) {
        return FlagJson.write(flag, today());
    }

    ObjectNode of(ListedFlag flag) {
        return FlagJson.write(flag.definition(), today())
                .put("changedAt", flag.changedAt().toString())
                .put("changedBy", flag.changedBy());
    }

    JsonNode of(ConfiguredFlag flag) {
        return FlagJson.write(flag, today());
    }

    /// The version of the definition is the entity tag.
    RestResponse<JsonNode> tagged(FlagDefinition flag) {
        return tagged(flag.version(), of(flag));
    }

    /// As [#tagged(FlagDefinition)].
    RestResponse<JsonNode> tagged(ConfiguredFlag flag) {
        return tagged(flag.definition().version(), of(flag));
    }

    /// What a change would do.
    ObjectNode of(Preview preview) {
        return DefinitionInstructionJson.difference(preview.before(), preview.after())
                .set("flag", of(preview.after()));
    }

    static RestResponse<JsonNode> tagged(long version, JsonNode body) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.ETAG, VersionTag.write(version))
                .build();
    }
}
