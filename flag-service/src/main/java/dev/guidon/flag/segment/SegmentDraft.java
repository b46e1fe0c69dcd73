package dev.guidon.flag.segment;

/// What should become of a segment as its author wrote it: as a whole, or as what to do to the current one.
public interface SegmentDraft {

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong, but for segments that it asks for
    /// and that are not there.
    SegmentContent read(SegmentDefinition current);
}
