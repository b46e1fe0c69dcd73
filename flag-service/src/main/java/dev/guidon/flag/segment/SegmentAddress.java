package dev.guidon.flag.segment;

/// Where a segment is found. Nothing says that there is one.
public record SegmentAddress(SegmentScope scope, String segmentKey) {}
