package dev.guidon.flag.segment;

import java.time.Instant;

/// A new segment as its author wrote it.
public interface NewSegmentDraft {

    /// Throws as [SegmentDraft#read] does.
    SegmentDefinition read(Instant createdAt);
}
