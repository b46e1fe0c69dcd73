package dev.guidon.flag.segment;

import java.util.Optional;

/// A segment after a change.
///
/// @param sequence of the environment that carries it to readers; empty when it reaches several environments, or none
///     because nobody is served anything else
public record ChangedSegment(SegmentDefinition segment, Optional<Long> sequence) {}
