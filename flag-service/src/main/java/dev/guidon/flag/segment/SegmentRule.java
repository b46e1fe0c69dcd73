package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Condition;

/// Who meets the condition is in the segment.
///
/// @param id stable over edits of the rule; unique in its segment
/// @param name what people read; empty for nothing
public record SegmentRule(String id, String name, Condition condition) {}
