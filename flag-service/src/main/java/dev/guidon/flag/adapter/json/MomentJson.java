package dev.guidon.flag.adapter.json;

import dev.guidon.flag.timing.Recurrence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// Moments, durations and what comes again.
final class MomentJson {
    static final String CRON = "cron";
    static final String TIME_ZONE = "timeZone";
    private static final int MAX_CRON = 100;
    private static final int MAX_ZONE = 50;

    /// Such as PostgreSQL and calendars agree on.
    private static final Instant MAX = Instant.parse("9999-01-01T00:00:00Z");

    private MomentJson() {}

    static Instant instant(Place place) {
        try {
            Instant instant = Instant.parse(place.node().asText());
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(MAX)) {
                return instant;
            }
        } catch (DateTimeException wrong) {
            // Told below, like a moment that is out of range.
        }
        place.expected("an instant such as 2026-03-01T12:00:00Z");
        return Instant.EPOCH;
    }

    static Duration duration(Place place, Duration min, Duration max) {
        try {
            Duration duration = Duration.parse(place.node().asText());
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        } catch (DateTimeException wrong) {
            // Told below, like a duration that is out of range.
        }
        place.expected("an ISO 8601 duration from " + min + " to " + max);
        return min;
    }

    /// The fields `cron` and `timeZone`; UTC when there is no zone.
    static Optional<Recurrence> recurrence(Place object) {
        Place cron = object.field(CRON);
        String text = cron.text(MAX_CRON);
        Optional<String> problem =
                text.isEmpty() || text.length() > MAX_CRON ? Optional.empty() : Recurrence.problemWith(text);
        problem.ifPresent(message -> cron.wrong(cron.quoted() + " " + message));
        ZoneId zone = object.optional(TIME_ZONE).map(MomentJson::zone).orElse(ZoneId.of("UTC"));
        return text.isEmpty() || text.length() > MAX_CRON || problem.isPresent()
                ? Optional.empty()
                : Optional.of(new Recurrence(text, zone));
    }

    private static ZoneId zone(Place place) {
        String name = place.text(MAX_ZONE);
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        place.expected("an IANA time zone such as Europe/Berlin");
        return ZoneId.of("UTC");
    }
}
