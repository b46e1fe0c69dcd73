package dev.guidon.flag.project;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Part of a list that is ordered by key, or by a number.
///
/// @param next where the following page starts, if there is more
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    /// @param limit items on the page, from 1 to 200
    /// @param after key of the last item of the page before, empty for the first page
    public record Request(int limit, String after) {
        public static final int MAX_LIMIT = 200;
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

        public Request {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " items, not " + limit);
            }
        }

        /// [#after] in a list that is ordered by a number; empty for the first page. Throws a `FailureException` of
        /// `Invalid` when it is none.
        public Optional<Long> afterNumber() {
            if (after.isEmpty()) {
                return Optional.empty();
            }
            if (!NUMBER.matcher(after).matches()) {
                throw new FailureException(
                        Failure.Invalid.of("after", "must be 'next' of the page before, which is a number here"));
            }
            return Optional.of(Long.parseLong(after));
        }
    }

    /// @param found what follows `request.after()`, one more than fits if there is more
    public static <T> Page<T> of(Request request, List<T> found, Function<T, String> key) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, request.limit());
        return new Page<>(items, Optional.of(key.apply(items.getLast())));
    }
}
