package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.segment.SegmentContent;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentDraft;

/// A whole segment as a JSON document, without its key.
public record JsonSegmentDraft(JsonNode document) implements SegmentDraft {

    @Override
    public SegmentContent read(SegmentDefinition current) {
        return Place.read(document, place -> SegmentJson.read(place, current.key()));
    }
}
