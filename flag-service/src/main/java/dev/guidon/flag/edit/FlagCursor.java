package dev.guidon.flag.edit;

import dev.guidon.flag.project.Key;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.time.DateTimeException;
import java.time.Instant;

/// The last flag of a page, as far as the order needs it: `new-checkout`, or `2026-03-01T12:00:00Z~new-checkout`.
///
/// @param createdAt what a list that is sorted by key does not look at
public record FlagCursor(Instant createdAt, String key) {
    private static final char SEPARATOR = '~';

    static FlagCursor of(FlagDefinition flag) {
        return new FlagCursor(flag.life().createdAt(), flag.key().text());
    }

    /// Throws a `FailureException` of `Invalid` when it is none of this order.
    public static FlagCursor read(FlagOrder.By by, String text) {
        try {
            int end = text.indexOf(SEPARATOR);
            return switch (by) {
                case KEY -> new FlagCursor(Instant.EPOCH, new Key(text).text());
                case CREATED_AT ->
                    new FlagCursor(Instant.parse(text.substring(0, Math.max(end, 0))), text.substring(end + 1));
            };
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new FailureException(Failure.Invalid.of("after", "must be 'next' of the page before"));
        }
    }

    public static String write(FlagOrder.By by, FlagDefinition flag) {
        FlagCursor cursor = of(flag);
        return switch (by) {
            case KEY -> cursor.key();
            case CREATED_AT -> cursor.createdAt().toString() + SEPARATOR + cursor.key();
        };
    }
}
