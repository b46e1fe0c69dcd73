package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.segment.NewSegmentDraft;
import dev.guidon.flag.segment.SegmentDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A new segment as a JSON document.
public record JsonNewSegment(JsonNode document) implements NewSegmentDraft {

    @Override
    public SegmentDefinition read(Instant createdAt) {
        return Place.read(document, place -> {
            place.object(
                    "key",
                    "name",
                    "description",
                    "tags",
                    SegmentJson.RULES,
                    SegmentJson.INCLUDED,
                    SegmentJson.EXCLUDED);
            Key key = FlagJson.key(place.field("key"));
            return new SegmentDefinition(
                    key, 1, SegmentJson.content(place, key), List.of(), createdAt, Optional.empty());
        });
    }
}
