package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.adapter.json.SegmentInstructionJson;
import dev.guidon.flag.adapter.json.SegmentJson;
import dev.guidon.flag.adapter.json.SegmentListJson;
import dev.guidon.flag.segment.ChangeSegment.Revised;
import dev.guidon.flag.segment.ChangedSegment;
import dev.guidon.flag.segment.ReadSegments;
import dev.guidon.flag.segment.Reference;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentVersion;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// Segments, their history and what asks for them, as answers.
final class SegmentAnswer {
    private SegmentAnswer() {}

    /// Its version is the entity tag.
    static RestResponse<JsonNode> of(SegmentDefinition segment) {
        return tagged(RestResponse.Status.OK, SegmentJson.write(segment), segment.version())
                .build();
    }

    /// As [#of], with the sequence that carries a segment of one environment to its readers.
    static RestResponse<JsonNode> of(RestResponse.Status status, ChangedSegment changed) {
        SegmentDefinition segment = changed.segment();
        ResponseBuilder<JsonNode> answer = tagged(status, SegmentJson.write(segment), segment.version());
        changed.sequence().ifPresent(sequence -> answer.header(ConfigurationAnswer.SEQUENCE, sequence));
        return answer.build();
    }

    /// What a change would do.
    static ObjectNode of(Revised revised) {
        SegmentDefinition after = revised.after().definition();
        ObjectNode body =
                SegmentInstructionJson.difference(revised.before().definition().content(), after.content());
        body.set("segment", SegmentJson.write(after));
        return body;
    }

    /// @param version that the change was tried on
    static RestResponse<JsonNode> tried(long version, JsonNode body) {
        return tagged(RestResponse.Status.OK, body, version).build();
    }

    private static ResponseBuilder<JsonNode> tagged(RestResponse.Status status, JsonNode body, long version) {
        return ResponseBuilder.create(status, body).header(HttpHeaders.ETAG, VersionTag.write(version));
    }

    static JsonNode of(List<Reference> references) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("items");
        references.forEach(reference -> {
            ObjectNode item = items.addObject()
                    .put("kind", reference.kind().name().toLowerCase(Locale.ROOT))
                    .put("key", reference.key());
            reference.environment().ifPresent(key -> item.put("environment", key));
        });
        return body;
    }

    static JsonNode of(SegmentVersion version) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("version", version.version())
                .put("changedAt", version.stamp().at().toString())
                .put("changedBy", version.stamp().actor().id())
                .put("comment", version.stamp().comment());
        ArrayNode lists = body.putArray("lists");
        version.lists().forEach(list -> lists.add(SegmentListJson.write(list)));
        return body;
    }

    /// A version with all that its author wrote.
    static JsonNode whole(SegmentVersion version) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.setAll((ObjectNode) of(version));
        return body.set("segment", SegmentJson.write(version.content()));
    }

    static JsonNode of(ReadSegments.Pair pair) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("from", pair.from().version())
                .put("to", pair.to().version());
        return body.setAll(SegmentInstructionJson.difference(
                pair.from().content(), pair.to().content()));
    }
}
