package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredSegments;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.segment.PlacedSegment;
import dev.guidon.flag.segment.SegmentVersion;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `segment_version`: the history, which only grows.
@Entity
@Immutable
@Table(name = "segment_version")
class SegmentVersionRow {

    @Embeddable
    record Id(
            @Column(name = "project_key") String projectKey,
            @Column(name = "environment_id") String environmentId,
            @Column(name = "segment_key") String segmentKey,
            @Column(name = "version") long version) {

        static Id of(PlacedSegment segment, long version) {
            return new Id(
                    segment.reach().projectKey(),
                    segment.reach().environmentId(),
                    segment.definition().key().text(),
                    version);
        }
    }

    @EmbeddedId
    Id id;

    @Column
    String document;

    @Column
    String lists;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column
    String comment;

    static SegmentVersionRow of(PlacedSegment segment, Stamp stamp, StoredSegments documents) {
        SegmentVersionRow row = new SegmentVersionRow();
        row.id = Id.of(segment, segment.definition().version());
        row.document = documents.write(segment.definition().content());
        row.lists = documents.write(segment.definition().lists());
        row.changedBy = stamp.actor().id();
        row.changedAt = stamp.at();
        row.comment = stamp.comment();
        return row;
    }

    SegmentVersion toVersion(StoredSegments documents) {
        return new SegmentVersion(
                id.version(),
                new Stamp(new Actor(changedBy), changedAt, comment),
                documents.content(document),
                documents.lists(lists));
    }
}
