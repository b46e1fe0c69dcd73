package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Value;

/// A change of a segment written as instructions, so that it may fit segments that its author has not seen.
public interface SegmentPatch extends SegmentDraft {

    /// The instructions as the audit trail shows them.
    Value value();
}
