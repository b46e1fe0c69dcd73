package dev.guidon.experiment.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.List;
import java.util.Optional;

/// Part of the list of experiments, by key.
///
/// @param next `after` of the following page; absent on the last one
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PageBody(List<ExperimentBody> items, Optional<String> next) {
    private static final int MAX_LIMIT = 200;

    /// How many to ask for: one more than the page holds tells whether there is another page.
    static int toRead(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new FailureException(
                    Failure.Invalid.of("limit", "must be from 1 to " + MAX_LIMIT + ", not " + limit));
        }
        return limit + 1;
    }

    static PageBody of(List<ExperimentBody> found, int limit) {
        if (found.size() <= limit) {
            return new PageBody(found, Optional.empty());
        }
        List<ExperimentBody> items = found.subList(0, limit);
        return new PageBody(items, Optional.of(items.getLast().key()));
    }
}
