package dev.guidon.flag.segment;

import dev.guidon.flag.audit.Stamp;
import java.util.List;

/// A segment as it once was, or still is, and who made it so when and why.
///
/// @param lists the lists it had, each in the revision of that time
public record SegmentVersion(long version, Stamp stamp, SegmentContent content, List<ListRevision> lists) {
    public SegmentVersion {
        lists = List.copyOf(lists);
    }

    /// One revision of an imported list.
    public record ListRevision(Side side, String attribute, long revision, long size) {}
}
