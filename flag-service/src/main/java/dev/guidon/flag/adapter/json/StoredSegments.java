package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.flag.segment.ImportedList;
import dev.guidon.flag.segment.SegmentContent;
import dev.guidon.flag.segment.SegmentVersion.ListRevision;
import dev.guidon.kit.failure.FailureException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/// As [StoredFlags], for segments.
@ApplicationScoped
public class StoredSegments {
    private final ObjectMapper mapper;

    StoredSegments(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public String write(SegmentContent content) {
        return SegmentJson.write(content).toString();
    }

    public SegmentContent content(String document) {
        return read(document, SegmentJson::read);
    }

    public String write(List<ImportedList> lists) {
        return SegmentListJson.write(lists).toString();
    }

    public List<ListRevision> lists(String document) {
        return read(document, SegmentListJson::read);
    }

    private <T> T read(String document, Function<Place, T> reader) {
        try {
            JsonNode tree = mapper.readTree(document);
            return Place.read(tree, reader);
        } catch (FailureException | JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored document cannot be read", unreadable);
        }
    }
}
