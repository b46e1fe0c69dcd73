package dev.guidon.flag.segment;

/// Where a list is found. Nothing says that there is one.
///
/// @param attribute path of the attribute that holds the unit
public record ListAddress(SegmentAddress segment, Side side, String attribute) {}
