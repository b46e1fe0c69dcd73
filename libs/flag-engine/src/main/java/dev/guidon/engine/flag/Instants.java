package dev.guidon.engine.flag;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Reads points in time: ISO 8601 text with an offset, or milliseconds since the epoch.
public final class Instants {
    private Instants() {}

    public static Optional<Instant> of(Value value) {
        return switch (value) {
            case Value.Text(var text) -> parse(text);
            case Value.Whole(var millis) -> Optional.of(Instant.ofEpochMilli(millis));
            case Value.Bool _, Value.Decimal _, Value.Structure _, Value.Sequence _, Value.Nothing _ ->
                Optional.empty();
        };
    }

    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
