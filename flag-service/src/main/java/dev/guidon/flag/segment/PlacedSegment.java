package dev.guidon.flag.segment;

/// A segment and where it holds.
public record PlacedSegment(SegmentReach reach, SegmentDefinition definition) {

    PlacedSegment with(SegmentDefinition changed) {
        return new PlacedSegment(reach, changed);
    }
}
