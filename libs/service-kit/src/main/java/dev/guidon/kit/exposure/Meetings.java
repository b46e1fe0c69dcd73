package dev.guidon.kit.exposure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Predicate;

/// Tells of each [Meeting] once: once an hour is enough, because statistics ask for the first time only. Safe for use
/// by many threads.
public final class Meetings {
    private static final Duration REPEAT_AFTER = Duration.ofHours(1);
    /// A forgotten one is told again, which does no harm. About 20 MB when full.
    private static final int REMEMBERED = 100_000;

    private final Cache<Meeting, Boolean> told = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REPEAT_AFTER)
            .build();

    /// Offers the meeting to `log`, unless that took it before.
    ///
    /// @param log takes the id of the exposure, and says whether it took it; what it did not take is offered again
    ///     next time
    public void tell(Meeting meeting, Predicate<String> log) {
        if (told.asMap().putIfAbsent(meeting, true) == null && !log.test(meeting.exposureId())) {
            told.invalidate(meeting);
        }
    }
}
