package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredSegments;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.segment.ImportedList;
import dev.guidon.flag.segment.PlacedSegment;
import dev.guidon.flag.segment.SegmentContent;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentReach;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `segment`.
@Entity
@Table(name = "segment")
class SegmentRow {

    /// @param environmentId empty for a segment of the project
    @Embeddable
    record Id(
            @Column(name = "project_key") String projectKey,
            @Column(name = "environment_id") String environmentId,
            @Column(name = "key") String key) {

        static Id of(SegmentReach reach, String segmentKey) {
            return new Id(reach.projectKey(), reach.environmentId(), segmentKey);
        }
    }

    @EmbeddedId
    Id id;

    @Column
    long version;

    @Column
    String name;

    @Column
    String description;

    @Column
    String[] tags;

    @Column
    String document;

    @Column
    String[] segments;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "archived_at")
    @Nullable
    Instant archivedAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    static SegmentRow of(PlacedSegment segment, StoredSegments documents) {
        SegmentRow row = new SegmentRow();
        row.id = Id.of(segment.reach(), segment.definition().key().text());
        row.createdAt = segment.definition().createdAt();
        row.take(segment.definition(), documents);
        return row;
    }

    /// What can change of a segment.
    void take(SegmentDefinition segment, StoredSegments documents) {
        SegmentContent content = segment.content();
        version = segment.version();
        name = content.label().name();
        description = content.label().description();
        tags = content.label().tags().toArray(String[]::new);
        document = documents.write(content);
        segments = content.segments().toArray(String[]::new);
        archivedAt = segment.archivedAt().orElse(null);
    }

    SegmentDefinition toDefinition(StoredSegments documents, List<ImportedList> lists) {
        return new SegmentDefinition(
                new Key(id.key()),
                version,
                documents.content(document),
                lists,
                createdAt,
                Optional.ofNullable(archivedAt));
    }
}
