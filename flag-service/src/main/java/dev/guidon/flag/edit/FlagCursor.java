package dev.guidon.flag.edit;

import dev.guidon.flag.project.Key;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.time.DateTimeException;
import java.time.Instant;

/// The last flag of a page, as far as the order needs it: `new-checkout`, or `2026-03-01T12:00:00Z~new-checkout`.
///
/// @param at what a list that is sorted by key does not look at
public record FlagCursor(Instant at, String key) {
    private static final char SEPARATOR = '~';

    /// Throws a `FailureException` of `Invalid` when it is none of this order.
    public static FlagCursor read(FlagOrder.By by, String text) {
        try {
            int end = text.indexOf(SEPARATOR);
            return switch (by) {
                case KEY -> new FlagCursor(Instant.EPOCH, new Key(text).text());
                case CREATED_AT, CHANGED_AT ->
                    new FlagCursor(Instant.parse(text.substring(0, Math.max(end, 0))), text.substring(end + 1));
            };
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new FailureException(Failure.Invalid.of("after", "must be 'next' of the page before"));
        }
    }

    public static String write(FlagOrder.By by, ListedFlag flag) {
        String key = flag.definition().key().text();
        return switch (by) {
            case KEY -> key;
            case CREATED_AT -> flag.definition().life().createdAt().toString() + SEPARATOR + key;
            case CHANGED_AT -> flag.changedAt().toString() + SEPARATOR + key;
        };
    }
}
