package dev.guidon.flag.insight;

import dev.guidon.engine.evaluate.ValueSubject;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where samples are kept, and what was seen in them. Works in the caller's transaction.
public interface SampleStore {

    /// Adds samples that are not there yet, but none of subjects that were erased since, and remembers which attributes
    /// they have.
    Uni<Void> add(List<SampledEvaluation> samples, Instant now);

    /// Newest first.
    Uni<List<SampledEvaluation>> ofFlag(String environmentId, String flagKey, Optional<String> variant, int limit);

    /// The newest sample of each subject that got a flag lately, with the evaluations that it stands for; newest first.
    Uni<List<SampledEvaluation>> subjectsOfFlag(String environmentId, String flagKey, Instant since, int limit);

    /// Subjects whose keys begin with `prefix`, by key.
    Uni<List<SeenSubject>> subjects(String environmentId, String prefix, String after, int limit);

    /// Newest first.
    Uni<List<SampledEvaluation>> ofSubject(String environmentId, String subjectKey, int limit);

    /// Attributes whose names begin with `prefix`, by name.
    Uni<List<SeenAttribute>> attributes(String environmentId, String prefix, int limit);

    /// Deletes all samples of a subject and the example values that it brought, and refuses samples from before `at`.
    ///
    /// @return how many samples there were
    Uni<Long> erase(String environmentId, String subjectKey, Instant at);

    /// Deletes samples from before `oldest`, and of each flag all but the newest `perFlag`.
    Uni<Void> tidy(Instant oldest, int perFlag);

    record SeenSubject(String key, Instant lastAt) {}

    /// @param kinds such as `string` and `number`
    /// @param examples a few of its values
    record SeenAttribute(String name, List<String> kinds, List<String> examples, Instant lastAt) {}

    /// What is known of a subject: its newest attributes.
    record KnownSubject(String key, ValueSubject subject, Instant lastAt) {}
}
