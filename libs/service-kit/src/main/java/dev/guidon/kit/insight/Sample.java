package dev.guidon.kit.insight;

import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.flag.Value;
import java.time.Instant;
import java.util.Map;

/// One evaluation: who got what.
///
/// @param id the same sample has the same one wherever it turns up
/// @param attributes of the subject, without what stays private
/// @param standsFor evaluations with this answer since the sample before, this one included
public record Sample(
        String id, String environmentId, Served served, Map<String, Value> attributes, Instant at, long standsFor) {

    /// Says nothing of the subject.
    @Override
    public String toString() {
        return "Sample[" + id + "]";
    }
}
