package dev.guidon.flag.segment;

/// A unit with its hash in its list.
public record ListedUnit(long hash, String unit) {}
