package dev.guidon.flag.insight;

import dev.guidon.engine.evaluate.ValueSubject;
import java.time.Instant;

/// Who got what, once.
///
/// @param id a sample with an id that was seen is the same sample
/// @param subjectKey its targeting key; empty when it has none
/// @param standsFor evaluations with this answer that it was sampled out of
public record SampledEvaluation(
        String id, Place place, Answer answer, Instant at, String subjectKey, ValueSubject subject, long standsFor) {

    public record Place(String environmentId, String flagKey) {}

    /// @param ruleId empty when no rule served
    public record Answer(String variant, String reason, String ruleId, long flagVersion) {}

    /// Says nothing of the subject.
    @Override
    public String toString() {
        return "SampledEvaluation[" + id + "]";
    }
}
