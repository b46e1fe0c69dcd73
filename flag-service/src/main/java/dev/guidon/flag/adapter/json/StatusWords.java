package dev.guidon.flag.adapter.json;

import dev.guidon.flag.approval.ChangeRequest;
import dev.guidon.flag.schedule.Schedule;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.Map;
import java.util.Optional;

/// Words for statuses in queries. Everything throws a `FailureException` of `Invalid` for another word.
public final class StatusWords {
    private static final Map<String, Schedule.Status> SCHEDULES = Words.of(Schedule.Status.values());

    private static final Map<String, ChangeRequest.Status> REQUESTS = Words.of(ChangeRequest.Status.values());

    private StatusWords() {}

    public static Schedule.Status schedule(String word) {
        return status(SCHEDULES, word);
    }

    public static ChangeRequest.Status changeRequest(String word) {
        return status(REQUESTS, word);
    }

    private static <T> T status(Map<String, T> words, String word) {
        return Optional.ofNullable(words.get(word))
                .orElseThrow(() -> new FailureException(
                        Failure.Invalid.of("status", "must be one of " + String.join(", ", words.keySet()))));
    }
}
