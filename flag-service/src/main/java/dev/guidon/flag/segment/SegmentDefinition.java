package dev.guidon.flag.segment;

import dev.guidon.flag.project.Key;
import dev.guidon.flag.publish.PublishedList;
import dev.guidon.flag.publish.PublishedSegment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A segment as it is kept.
///
/// @param version grows by one with each change, from 1
/// @param lists units that were imported because they are many
/// @param archivedAt since when nobody may ask for it; empty while it is in use
public record SegmentDefinition(
        Key key,
        long version,
        SegmentContent content,
        List<ImportedList> lists,
        Instant createdAt,
        Optional<Instant> archivedAt) {
    /// An environment, or a project for those of all its environments, may have this many.
    public static final int MAX_IN_SCOPE = 1_000;

    public SegmentDefinition {
        lists = List.copyOf(lists);
    }

    public boolean isArchived() {
        return archivedAt.isPresent();
    }

    /// @param at empty to bring it back
    public SegmentDefinition archived(Optional<Instant> at) {
        return new SegmentDefinition(key, version, content, lists, createdAt, at);
    }

    /// The version after this one.
    public SegmentDefinition followedBy(SegmentContent next) {
        return new SegmentDefinition(key, version + 1, next, lists, createdAt, archivedAt);
    }

    /// The version after this one, with other lists.
    public SegmentDefinition followedBy(List<ImportedList> next) {
        return new SegmentDefinition(key, version + 1, content, next, createdAt, archivedAt);
    }

    /// The form that readers get.
    public PublishedSegment published() {
        return new PublishedSegment(
                key.text(),
                version,
                content.conditions(),
                new PublishedSegment.Members(content.included(), lists(Side.INCLUDED)),
                new PublishedSegment.Members(content.excluded(), lists(Side.EXCLUDED)));
    }

    private List<PublishedList> lists(Side side) {
        return lists.stream()
                .filter(list -> list.side() == side && list.counts())
                .map(ImportedList::published)
                .toList();
    }
}
